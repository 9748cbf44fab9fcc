import { names, readArguments } from '../arguments.ts';
import type { Call } from '../call.ts';
import { partOf } from '../word.ts';
import { isInvented } from '../written.ts';

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
    const copyOf = address === undefined || !isPlain(address.text) ? '' : nameOfClone(address.text);
    if (folder !== undefined) call.produces(folder, undefined, { copyOf });
    // Whose account it is may be a variable.
    else if (address !== undefined) call.produces(partOf(address, lastSegment(address.text)), nameOfClone(address.text), { copyOf });
  } else if (subcommand?.text === 'worktree' && given.operands[0]?.text === 'add' && given.operands[1] !== undefined)
    call.produces(given.operands[1]);
  else if (subcommand?.text === 'submodule' && given.operands[0]?.text === 'add') {
    const [, address, folder] = given.operands;
    if (address !== undefined) call.produces(folder ?? address, folder === undefined ? nameOfClone(address.text) : undefined);
  }
}

/**
 * Whether `git checkout` or `git switch` brings the files of another commit. A new branch begins with the files that are there, and
 * the repository's own branch is the one that is read.
 */
export function checksOutAnother(call: Call): boolean {
  if (call.program !== 'git' || !call.args.some(it => it.text === 'checkout' || it.text === 'switch')) return false;
  const { operands } = readArguments(call.args, names('-C -c --git-dir --work-tree'), 'first-operand');
  const [subcommand, ...rest] = operands;
  if (subcommand?.text !== 'checkout' && subcommand?.text !== 'switch') return false;
  if (rest.some(it => /^(?:--|-[bBcCp]|--create|--force-create|--orphan|--pathspec-from-file.*)$/.test(it.text))) return false;
  const [branch, ...paths] = rest.filter(it => !/^-./.test(it.text));
  return (
    branch !== undefined &&
    paths.length === 0 &&
    !ownBranch.test(branch.text) &&
    !ownCommit.test(branch.text) &&
    !/^\.|\.[a-z]+$|\/$/i.test(branch.text)
  );
}

/** Names of the branch that a repository shows first, and of commits on the branch at hand. */
const ownBranch = /^(?:(?:origin|upstream)\/)?(?:main|master|trunk|develop|dev|HEAD)\b/;

/** Variables and expressions of the commit or pull request that a run of CI is about. */
const ownCommit =
  /\bgithub\.(?:sha|ref|head_ref|base_ref|event)|\b(?:GITHUB|CI_COMMIT|CI_MERGE_REQUEST|CIRCLE|BUILDKITE)_|(?:head|base)_?(?:ref|sha|branch)/i;

/** Where the last segment of an address begins. */
const lastSegment = (address: string): number => Math.max(0, address.replace(/\/+$/, '').search(/[^/:]*$/));

/** Whether the last segment of an address is a repository's name, and no placeholder or variable. */
const isPlain = (address: string): boolean => /[/:][\w.-]+\/?$/.test(address) && !isInvented(nameOfClone(address));

/** The folder that `git clone` makes of an address. */
function nameOfClone(address: string): string {
  return address
    .replace(/\/+$/, '')
    .replace(/\.git$/, '')
    .replace(/^.*[/:]/, '');
}
