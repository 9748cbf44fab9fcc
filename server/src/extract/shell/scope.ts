import type { Cwd, Origin } from '../../facts/cwd.ts';
import type { ShellContext } from './claims.ts';
import { foldersOf, nowhereKnown, type Place, sentTo } from './folders.ts';
import type { Word } from './word.ts';

/** What holds between two commands of a script. */
export interface Scope {
  cwd: Cwd;
  /** Where `cd -` goes. */
  previous: Cwd;
  /** Where `popd` goes. */
  stack: readonly Cwd[];
  /** Shell variables, as their values are written. */
  variables: Map<string, string>;
  /** Folders that `git clone` made, with the repositories that they are copies of: in prose, of this workspace or another one. */
  readonly clones: Map<string, string>;
  /** Files and folders that earlier commands made, as written. */
  readonly made: Set<string>;
  /** Folders that a generator made (`npm create`, `rails new`): projects of the reader's own. */
  readonly projects: Set<string>;
  /** Folders that a tool was told to write to, as written, `.` for one that a command ran in: what lies below may be its work. */
  readonly filled: Set<string>;
  /** Whether the files are those of another branch. */
  away: boolean;
  /** Files that the script asks for before it uses them, by all names that they are known by. */
  readonly guarded: Set<string>;
}

export function copyOf(scope: Scope): Scope {
  return { ...scope, variables: new Map(scope.variables) };
}

/** Takes over what a branch did that may or may not have run: folders may be either, variables that differ are unknown. */
export function mergeBranch(scope: Scope, branch: Scope): void {
  if (!sameFolders(scope.cwd, branch.cwd)) scope.cwd = eitherOf(scope.cwd, branch.cwd);
  if (!sameFolders(scope.previous, branch.previous)) scope.previous = eitherOf(scope.previous, branch.previous);
  scope.away ||= branch.away;
  for (const [name, value] of branch.variables) {
    if (!scope.variables.has(name)) scope.variables.set(name, value);
    else if (scope.variables.get(name) !== value) scope.variables.delete(name);
  }
}

/** Follows `cd`, `pushd` and `popd`. `prose`: the reader's own terminal, where a clone may be this workspace. */
export function changeFolder(scope: Scope, program: string, operand: Word | undefined, place: Place, prose: boolean): void {
  const before = scope.cwd;
  if (program === 'popd') {
    scope.cwd = scope.stack.at(-1) ?? nowhereKnown;
    scope.stack = scope.stack.slice(0, -1);
  } else {
    scope.cwd = operand === undefined ? nowhereKnown : operand.text === '-' ? scope.previous : enter(scope, operand.text, place, prose);
    if (program === 'pushd') scope.stack = [...scope.stack, before];
  }
  scope.previous = before;
}

function enter(scope: Scope, written: string, place: Place, prose: boolean): Cwd {
  const [first = '', ...below] = written
    .replace(/^\.\//, '')
    .replaceAll('\\', '/')
    .split('/')
    .filter(it => it !== '');
  const clone = scope.clones.get(first);
  if (clone !== undefined) {
    const folders = prose ? foldersOf(below.join('/'), { ...place, cwd: { folders: [''], certain: false } }) : undefined;
    return folders === undefined ? nowhereKnown : { folders, certain: false, ...(clone === '' ? {} : { clone }) };
  }
  if (scope.projects.has(first) || scope.made.has(first) || scope.made.has(written)) return nowhereKnown;
  const entered = sentTo(written, place, place.cwd);
  return entered.folders.length === 0 ? entered : { ...entered, certain: place.cwd.certain || written.startsWith('$') };
}

function eitherOf(a: Cwd, b: Cwd): Cwd {
  return a.folders.length === 0 || b.folders.length === 0
    ? nowhereKnown
    : { ...b, ...a, folders: [...new Set([...a.folders, ...b.folders])], certain: false };
}

function sameFolders(a: Cwd, b: Cwd): boolean {
  return (
    a.certain === b.certain &&
    a.clone === b.clone &&
    a.folders.length === b.folders.length &&
    a.folders.every((it, index) => it === b.folders[index])
  );
}

/** Whether commands are typed by a reader. */
export const isReaders = (origin: Origin): boolean => origin === 'prose' || origin === 'text' || origin === 'data';

/** What is known about folders at this point of a script. */
export function placeOf(scope: Scope, context: ShellContext, variables: ReadonlyMap<string, string>): Place {
  return {
    cwd: scope.cwd,
    scriptFolder: context.scriptFolder,
    variables,
    inImage: context.image !== undefined,
    isReaders: isReaders(context.origin),
  };
}
