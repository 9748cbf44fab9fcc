import { hasOption, names, readArguments, valueOf } from '../arguments.ts';
import type { Call } from '../call.ts';
import { stateScript } from './npm.ts';

/** `yarn …`, classic and berry. Source: the command line documentation of both. */
export function yarn(given: Call): void {
  const all = readArguments(given.args, withValue, 'first-operand');
  const folder = valueOf(all, '--cwd');
  const call = folder === undefined ? given : given.in(folder);
  const [first, ...rest] = all.operands;
  const name = first?.text ?? 'install';
  const words = readArguments(rest, withValue, 'first-operand');
  if (name === 'run') {
    const script = words.operands[0];
    if (script !== undefined) stateScript(call, 'yarn', script, true, undefined, hasOption(words, '--if-present'));
  } else if (name === 'install') {
    const option = [...words.options, ...all.options].find(it => it.name === '--immutable');
    const open = hasOption(words, '--no-immutable', '--mode') || hasOption(all, '--no-immutable', '--version', '-v', '--help');
    if (!open)
      call.state(
        'command.frozen-install',
        option?.word ?? first ?? call.word,
        { manager: 'yarn', written: option === undefined ? 'yarn install' : '--immutable', explicit: option !== undefined },
        'yarn',
      );
  } else if (name === 'workspace') {
    const [member, ...command] = words.operands;
    if (member !== undefined) workspace(call, member.text, command);
  } else if (name === 'workspaces') {
    const at = rest.findIndex(it => it.text === 'run');
    const script = rest[at + 1];
    if (at >= 0 && script !== undefined) stateScript(call, 'yarn', script, true, '*', false);
  } else if (name === 'exec' || name === 'dlx' || name === 'node') call.run(name === 'node' ? rest : words.operands);
  else if (name === 'init' || name === 'create') {
    if (words.operands[1] === undefined) call.produces(call.word, 'package.json');
    else call.produces(words.operands[1], undefined, 'project');
  } else if (first !== undefined && !builtin.has(name)) stateScript(call, 'yarn', first, false, undefined, false);
}

const withValue = names('--cwd --registry --cache-folder --modules-folder --use-yarnrc --network-timeout --mutex --network-concurrency');

/** Commands of yarn itself. Anything else is a script, or a program of a dependency. */
const builtin = names(
  'add audit autoclean bin cache check config constraints dedupe explain generate-lock-entry global help import info upgrade-interactive licenses link list login logout node npm outdated owner pack patch patch-commit plugin policies publish rebuild remove search self-update set stage tag team unlink unplug up upgrade version versions why workspaces workspace npm-audit set-version',
);

function workspace(call: Call, member: string, command: readonly Call['word'][]): void {
  const [first, second] = command;
  if (first === undefined || builtin.has(first.text)) return;
  const script = first.text === 'run' ? second : first;
  if (script !== undefined) stateScript(call, 'yarn', script, first.text === 'run', member, false);
}
