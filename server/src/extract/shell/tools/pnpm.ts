import { type Arguments, hasOption, names, readArguments, valueOf } from '../arguments.ts';
import type { Call } from '../call.ts';
import { stateScript } from './npm.ts';

/** `pnpm …`. Source: pnpm's command line documentation. */
export function pnpm(given: Call): void {
  const before = readArguments(given.args, withValue, 'first-operand');
  const all = readArguments(given.args, withValue);
  const folder = valueOf(before, '-C', '--dir', '--prefix');
  const call = folder === undefined ? given : given.in(folder);
  const [first, ...rest] = before.operands;
  if (first === undefined) return;
  const name = first.text;
  if (name === 'run' || name === 'run-script') {
    const run = readArguments(rest, withValue, 'first-operand');
    const script = run.operands[0];
    const tolerated = hasOption(before, '--if-present') || hasOption(run, '--if-present');
    if (script !== undefined) stateScript(call, 'pnpm', script, true, workspaceOf(before) ?? workspaceOf(run), tolerated);
  } else if (name === 'exec' || name === 'dlx') call.run(readArguments(rest, withValue, 'first-operand').operands);
  else if (/^(?:test|t|tst|start|stop)$/.test(name)) {
    stateScript(call, 'pnpm', first, false, workspaceOf(before), hasOption(all, '--if-present'), name.startsWith('t') ? 'test' : name);
  } else if (/^(?:install|i|ci)$/.test(name)) {
    const option = all.options.find(it => it.name === '--frozen-lockfile' && it.value?.text !== 'false');
    if (option !== undefined)
      call.state('command.frozen-install', option.word, { manager: 'pnpm', written: '--frozen-lockfile', explicit: true }, 'pnpm');
    else call.makesLock('pnpm-lock.yaml');
  } else if (name === 'init' || name === 'create')
    call.produces(rest[1] ?? first, rest[1] === undefined ? 'package.json' : undefined, rest[1] === undefined ? undefined : 'project');
  else if (!builtin.has(name) && !name.startsWith('@'))
    stateScript(call, 'pnpm', first, false, workspaceOf(before), hasOption(all, '--if-present'));
}

const withValue = names(
  '-C --dir --prefix -F --filter --filter-prod --loglevel --reporter --registry --workspace-concurrency --store-dir --config --stream-to',
);

/** Commands of pnpm itself. Anything else is a script, or a program of a dependency. */
const builtin = names(
  'add install-test it update up upgrade remove rm uninstall un link ln unlink import rebuild rb prune fetch patch patch-commit patch-remove audit list ls la ll outdated why pack publish config c get set store root bin setup env self-update licenses deploy doctor server cat-file cat-index find-hash approve-builds ignored-builds catalog dedupe restart login logout whoami version view info show search help completion node npm npx prefix profile team token owner ping pkg repo dist-tag deprecate bugs docs home access adduser star stars unstar edit recursive multi m cache clean with stage sbom runtime rt',
);

function workspaceOf(given: Arguments): string | undefined {
  const filter = valueOf(given, '-F', '--filter', '--filter-prod');
  if (filter !== undefined) return filter.text;
  return hasOption(given, '-r', '--recursive') ? '*' : hasOption(given, '-w', '--workspace-root') ? '/' : undefined;
}
