import type { Call } from './call.ts';
import { names, readArguments, valueOf } from './arguments.ts';
import type { Word } from './word.ts';

/** Programs that run the command behind their own options: the options that take a value, and how many operands stand before the command. */
const plain: ReadonlyMap<string, readonly [options: string, operands: number]> = new Map(
  Object.entries({
    sudo: ['-u -g -h -p -C -D -R -T --user --group --chdir', 0],
    doas: ['-u -C', 0],
    time: ['-f -o', 0],
    exec: ['-a', 0],
    command: ['', 0],
    builtin: ['', 0],
    nohup: ['', 0],
    nice: ['-n', 0],
    ionice: ['-c -n', 0],
    stdbuf: ['-i -o -e', 0],
    timeout: ['-k -s --signal --kill-after', 1],
    gtimeout: ['-k -s', 1],
    watch: ['-n -d --interval', 0],
    setsid: ['', 0],
    tini: ['-e -p', 0],
    'dumb-init': ['', 0],
    gosu: ['', 1],
    'su-exec': ['', 1],
    caffeinate: ['', 0],
    xargs: ['-I -n -P -L -d -a -E -s --max-args --max-procs --delimiter', 0],
    'cross-env': ['', 0],
    'cross-env-shell': ['', 0],
    dotenv: ['-e -v -p', 0],
    dotenvx: ['-f -e', 0],
    'env-cmd': ['-f -e -r', 0],
    corepack: ['', 0],
    npx: ['-p --package', 0],
    bunx: ['-p --package', 0],
    pnpx: ['', 0],
    'with-contenv': ['', 0],
    catchsegv: ['', 0],
    unbuffer: ['', 0],
    retry: ['-t -d -n', 0],
    direnv: ['', 0],
    doppler: ['-p -c --project --config', 0],
    'ddtrace-run': ['', 0],
    'opentelemetry-instrument': ['', 0],
  }),
);

/** `poetry run X`: programs with a subcommand that runs the rest. */
const subcommands: ReadonlyMap<string, readonly [subcommand: RegExp, options: string]> = new Map(
  Object.entries({
    poetry: [/^run$/, '-C -P --directory --project'],
    pipenv: [/^run$/, ''],
    pdm: [/^run$/, '-p --project'],
    rye: [/^run$/, ''],
    hatch: [/^run$/, '-e --env'],
    pixi: [/^run$/, '-e --environment --manifest-path'],
    bundle: [/^exec$/, '--gemfile'],
    mise: [/^(?:exec|x)$/, '-C'],
    asdf: [/^exec$/, ''],
    conda: [/^run$/, '-n -p --name --prefix --cwd'],
    micromamba: [/^run$/, '-n -p'],
    rbenv: [/^exec$/, ''],
    dotenvx: [/^run$/, '-f -e'],
    doppler: [/^run$/, '-p -c --project --config'],
    infisical: [/^run$/, '--env --path'],
    op: [/^run$/, '--env-file'],
  }),
);

/** The words of the command that a wrapper runs; undefined when the program is no wrapper. */
export function unwrap(program: string, args: readonly Word[]): readonly Word[] | undefined {
  if (program === 'env') return unwrapEnv(args);
  const subcommand = subcommands.get(program);
  if (subcommand !== undefined) {
    const options = names(subcommand[1]);
    const given = readArguments(args, options, 'first-operand');
    if (subcommand[0].test(given.operands[0]?.text ?? '')) return behind(given.operands.slice(1), options, 0);
  }
  const wrapper = plain.get(program);
  if (wrapper !== undefined) return behind(args, names(wrapper[0]), wrapper[1]);
  if (/^wait-for/.test(program)) {
    const dashes = args.findIndex(it => it.text === '--');
    return dashes < 0 ? undefined : args.slice(dashes + 1);
  }
  return undefined;
}

/** Where a wrapper moves to before it runs the command: `poetry -C web run`, `uv run --directory web`. */
export function folderOfWrapper(program: string, args: readonly Word[]): Word | undefined {
  const folder = folderOptions.get(program);
  return folder === undefined ? undefined : valueOf(readArguments(args, names(folder), 'first-operand'), ...folder.split(' '));
}

const folderOptions: ReadonlyMap<string, string> = new Map(
  Object.entries({
    poetry: '-C --directory -P --project',
    sudo: '-D --chdir',
    env: '-C --chdir',
    mise: '-C',
    pdm: '-p --project',
  }),
);

function behind(words: readonly Word[], options: ReadonlySet<string>, operands: number): readonly Word[] {
  const given = readArguments(words, options, 'first-operand');
  const command = given.operands.length > 0 ? given.operands : given.rest;
  const rest = command.slice(operands);
  return rest[0]?.text === '--' ? rest.slice(1) : rest;
}

function unwrapEnv(args: readonly Word[]): readonly Word[] {
  return behind(args, names('-u -C -S --unset --chdir'), 0);
}

/** `find … -exec cmd {} \;` */
export function runFindExec(call: Call): void {
  const at = call.args.findIndex(it => /^-(?:exec|execdir|ok)$/.test(it.text));
  if (at < 0) return;
  const words = call.args.slice(at + 1);
  const end = words.findIndex(it => it.text === ';' || it.text === '+');
  call.run(end < 0 ? words : words.slice(0, end));
}
