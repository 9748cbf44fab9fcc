import { hasOption, names, readArguments, valueOf } from '../arguments.ts';
import type { Call } from '../call.ts';

/** `uv …`. Source: uv's command line reference. */
export function uv(given: Call): void {
  if (given.program === 'uvx') return given.run(readArguments(given.args, runOptions, 'first-operand').operands);
  const before = readArguments(given.args, runOptions, 'first-operand');
  const [subcommand, ...rest] = before.operands;
  if (subcommand === undefined) return;
  const isRun = subcommand.text === 'run';
  const options = readArguments(rest, runOptions, isRun ? 'first-operand' : undefined);
  const folder = valueOf(options, '--project', '--directory') ?? valueOf(before, '--project', '--directory');
  const call = folder === undefined ? given : given.in(folder);
  if (subcommand.text === 'venv') return call.produces(options.operands[0] ?? subcommand, options.operands[0]?.text ?? '.venv');
  if (subcommand.text === 'init') return call.produces(options.operands[0] ?? subcommand, options.operands[0]?.text ?? 'pyproject.toml');
  if (subcommand.text === 'lock') return call.makesLock('uv.lock');
  if (subcommand.text === 'pip') {
    for (const it of options.options)
      if (/^(?:-r|-c|--requirement|--requirements)$/.test(it.name) && it.value !== undefined) call.file(it.value, 'input');
    return;
  }
  const frozen = [...options.options, ...before.options].find(it => it.name === '--frozen' || it.name === '--locked');
  if (locking.has(subcommand.text) && frozen !== undefined && !hasOption(options, '--no-project', '--script', '-s')) {
    call.state('command.frozen-install', frozen.word, { manager: 'uv', written: frozen.name, explicit: true }, 'uv');
  } else if (/^(?:sync|run|add)$/.test(subcommand.text)) call.makesLock('uv.lock');
  if (!isRun) return;
  const module = valueOf(options, '-m', '--module');
  const [program] = options.operands;
  const words = options.rest.length > 0 && program === undefined ? options.rest : options.operands;
  if (module !== undefined)
    call.run([{ ...given.word, text: 'python' }, ...rest.slice(rest.findIndex(it => it.text === '-m' || it.text === '--module'))]);
  else if (program !== undefined && /\.py$/.test(program.text)) call.file(program, 'run');
  else call.run(words);
}

const runOptions = names(
  '--project --directory --python -p --with --with-editable --with-requirements --extra --group --only-group --no-group --package --index --index-url --default-index --extra-index-url -f --find-links --env-file --link-mode --cache-dir --config-file --color -m --module -r -c --requirement --requirements --from -o --output-file --format --exclude-newer --resolution --prerelease --no-extra',
);
const locking = names('sync run export tree add remove');
