import { hasOption, names, readArguments, valueOf } from '../arguments.ts';
import type { Call } from '../call.ts';
import { stateScript } from './npm.ts';

/** `bun …`. Source: Bun's command line documentation. */
export function bun(given: Call): void {
  const all = readArguments(given.args, withValue, 'first-operand');
  const folder = valueOf(all, '--cwd');
  const call = folder === undefined ? given : given.in(folder);
  const [first, ...rest] = all.operands;
  if (first === undefined || builtin.has(first.text)) return;
  if (first.text === 'x') return call.run(readArguments(rest, withValue, 'first-operand').operands);
  const run = first.text === 'run';
  const inner = run ? readArguments(rest, withValue, 'first-operand') : all;
  const script = inner.operands[0];
  if (script === undefined) return;
  if (/^\.{0,2}\/|\.[cm]?[jt]sx?$/.test(script.text)) return call.file(script, 'run');
  const filter = valueOf(all, '--filter', '-F') ?? valueOf(inner, '--filter', '-F');
  stateScript(call, 'bun', script, run, filter?.text, hasOption(inner, '--if-present'));
}

const withValue = names('--cwd --filter -F -r --preload --env-file --config -c --port --tsconfig-override -d --define -l --loader');

/** Commands of bun itself. Anything else is a script, a file, or a program of a dependency. */
const builtin = names(
  'test repl exec install i add a remove rm update outdated link unlink publish patch pm info build init create c upgrade audit why help feedback ci --version',
);
