import { names, readArguments } from '../arguments.ts';
import type { Call } from '../call.ts';

/** `git …` as far as it makes folders. */
export function git(call: Call): void {
  const before = readArguments(call.args, names('-C -c --git-dir --work-tree'), 'first-operand');
  const [subcommand, ...rest] = before.operands;
  const given = readArguments(
    rest,
    names('-b --branch --depth -o --origin -c --config --filter --reference -j --jobs --recurse-submodules-from -u'),
  );
  if (subcommand?.text === 'clone') {
    const [address, folder] = given.operands;
    if (folder !== undefined) call.produces(folder, undefined, 'clone');
    else if (address !== undefined) call.produces(address, nameOfClone(address.text), 'clone');
  } else if (subcommand?.text === 'worktree' && given.operands[0]?.text === 'add' && given.operands[1] !== undefined)
    call.produces(given.operands[1]);
  else if (subcommand?.text === 'submodule' && given.operands[0]?.text === 'add') {
    const [, address, folder] = given.operands;
    if (address !== undefined) call.produces(folder ?? address, folder === undefined ? nameOfClone(address.text) : undefined);
  }
}

/** The folder that `git clone` makes of an address. */
function nameOfClone(address: string): string {
  return address
    .replace(/\/+$/, '')
    .replace(/\.git$/, '')
    .replace(/^.*[/:]/, '');
}
