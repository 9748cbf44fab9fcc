import { hasOption, names, readArguments } from '../arguments.ts';
import type { Tool } from '../call.ts';
import { pip } from './python.ts';

/** Programs that run a file: the options that take a value, the options after which no file follows, and words before the file. */
const runners: Readonly<Record<string, readonly [options: string, without: string, before?: RegExp]>> = {
  node: [
    '-r --require --import --loader --experimental-loader --env-file -C --conditions --input-type --inspect-port',
    '-e --eval -p --print -v --version',
  ],
  tsx: ['--tsconfig --env-file -r --require --import', '-e --eval -v --version', /^watch$/],
  'ts-node': ['-P --project -r --require -O --compiler-options', '-e --eval -p -v'],
  'ts-node-dev': ['-P --project -r --require', ''],
  nodemon: ['--exec -x -w --watch -e --ext -i --ignore --config --delay -r --require --signal', '--exec -x'],
  'vite-node': ['-c --config -r --root', ''],
  deno: ['--config -c --import-map --env-file --lock', '', /^run$/],
  ruby: ['-r -I -C -E -W', '-e -v --version -S'],
  perl: ['-I -M', '-e -E -ne -pe -i -n -p -v'],
  php: ['-d -c -S -t', '-r -v -i -m -S'],
  Rscript: ['-e', '-e'],
  lua: ['-l', '-e'],
  streamlit: ['--server.port --server.address', '', /^run$/],
  fastapi: ['--host --port --app', '', /^(?:run|dev)$/],
  'ansible-playbook': ['-i --inventory -e --extra-vars -l --limit -t --tags -u --user --vault-password-file --private-key -f --forks', ''],
  k6: ['-e --env -o --out --vus -u -d --duration', '', /^run$/],
  bats: ['-j --jobs -f --filter', ''],
  shellcheck: ['-e -s -f -x -S', ''],
};

/** Programs that read a file which an option names. */
const readers: Readonly<Record<string, string>> = {
  psql: '-f --file',
  kubectl: '-f --filename',
  oc: '-f --filename',
  locust: '-f --locustfile',
  alembic: '-c --config',
  newman: '-e --environment',
  sqlcmd: '-i',
};

export const interpreters: Readonly<Record<string, Tool>> = {
  pip,
  ...Object.fromEntries(
    Object.entries(runners).map(([program, [options, without, before]]) => [program, runFile(options, without, before)]),
  ),
  ...Object.fromEntries(Object.entries(readers).map(([program, options]) => [program, readFile(options)])),
};

function runFile(options: string, without: string, before: RegExp | undefined): Tool {
  return call => {
    const given = readArguments(call.args, names(options), 'first-operand');
    if (without !== '' && hasOption(given, ...without.split(' '))) return;
    const [first] = given.operands;
    const isBefore = before?.test(first?.text ?? '') === true;
    if (before?.source === '^run$' && !isBefore) return;
    const file = isBefore ? readArguments(given.operands.slice(1), names(options), 'first-operand').operands[0] : first;
    // `node server` may mean server.js, server/index.js or a folder's main.
    if (file !== undefined && /\.\w+$/.test(file.text)) call.file(file, 'run');
  };
}

function readFile(options: string): Tool {
  return call => {
    const given = readArguments(
      call.args,
      names(`${options} -U -h -p -d -c -n --namespace --context --host --port --username --dbname -v --set`),
    );
    const searched = options.split(' ');
    for (const it of given.options) if (searched.includes(it.name) && it.value !== undefined) call.file(it.value, 'input');
  };
}
