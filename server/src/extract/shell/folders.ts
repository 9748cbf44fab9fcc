import { folderOf, type Path, resolvePath } from '../../base/path.ts';
import type { Cwd } from '../../facts/cwd.ts';
import { hasExpansion, partOf, type Word } from './word.ts';

/** What a text has to be known about to tell which folders it means. */
export interface Place {
  readonly cwd: Cwd;
  /** The folder of the script that is read; undefined where the commands stand in no script. */
  readonly scriptFolder: Path | undefined;
  /** What variables hold, as it was written. */
  readonly variables: ReadonlyMap<string, string>;
  /** Whether the folders are those of an image, which absolute paths name, too. */
  readonly inImage: boolean;
  /** Whether the commands are typed by a reader, who may have begun in any folder. */
  readonly isReaders: boolean;
}

/** Stands for the working directory that an image brings, as a first segment. */
const ownWorkdir = '$WORKDIR';

/**
 * The folder that commands of an image begin in, as the folders of a script are kept, from the image's root. `folder`: absolute,
 * or relative to the working directory that the image brings; undefined when it cannot be told.
 */
export function startInImage(folder: string | undefined): Cwd {
  if (folder === undefined) return nowhereKnown;
  const path = folder.startsWith('/') ? folder.slice(1) : folder === '' ? ownWorkdir : `${ownWorkdir}/${folder}`;
  return { folders: [path], certain: true };
}

/** An image's folder as facts give it: absolute, or relative to the working directory that the image brings. */
export const folderInImage = (folder: Path): string =>
  folder === ownWorkdir || folder.startsWith(`${ownWorkdir}/`) ? folder.slice(ownWorkdir.length + 1) : `/${folder}`;

/** The folder that cannot be told. */
export const nowhereKnown: Cwd = { folders: [], certain: false };

/** A folder that is known to lie outside the workspace: another checkout, of which nothing is known. */
export const outside: Cwd = { folders: [], certain: true };

export const isOutside = ({ folders, certain }: Cwd): boolean => certain && folders.length === 0;

/** Where a command runs that is sent from one folder to another. */
export function sentTo(text: string, place: Place, from: Cwd): Cwd {
  const folders = foldersOf(text, place);
  if (folders !== undefined) return { ...from, folders };
  return climbsOut(text, place) ? outside : nowhereKnown;
}

/** Whether a text leads out of the workspace from every folder that it may begin in. A reader's own terminal may stand anywhere. */
function climbsOut(text: string, place: Place): boolean {
  if (place.inImage || place.isReaders) return false;
  const expansion = leadingExpansion(text);
  const rest = expansion === undefined ? text : text.slice(expansion.length).replace(/^\/+/, '');
  if (hasExpansion(rest) || /^[/~\\]|^[A-Za-z]:/.test(rest)) return false;
  if (expansion === undefined && isOutside(place.cwd)) return true;
  const base = expansion === undefined ? place.cwd.folders : (foldersOf(expansion, place) ?? []);
  return base.length > 0 && resolveAll(base, rest) === undefined;
}

/** The folders that a word may mean, likeliest first; undefined when it cannot be told or lies outside the workspace. */
export function foldersOf(text: string, place: Place, depth = 0): readonly Path[] | undefined {
  if (depth > 8 || text.length > 400) return undefined;
  const expansion = leadingExpansion(text);
  if (expansion === undefined) {
    if (hasExpansion(text)) return undefined;
    return place.inImage && text.startsWith('/') ? resolveAll([''], text.slice(1)) : resolveAll(place.cwd.folders, text);
  }
  const rest = text.slice(expansion.length);
  if (hasExpansion(rest) || (rest !== '' && !rest.startsWith('/'))) return undefined;
  const base = expansionFolders(expansion, place, depth);
  return base === undefined ? undefined : resolveAll(base, rest.replace(/^\/+/, ''));
}

/** `"$ROOT/run.py"` where the folder of `$ROOT` is known: the word `run.py` and that folder. */
export function relocate(word: Word, place: Place): { readonly word: Word; readonly cwd: Cwd } | undefined {
  const expansion = leadingExpansion(word.text);
  if (expansion === undefined || word.text[expansion.length] !== '/') return undefined;
  const rest = partOf(word, expansion.length + 1);
  const folders = rest.dynamic || rest.text === '' ? undefined : foldersOf(expansion, place);
  return folders === undefined ? undefined : { word: rest, cwd: { folders, certain: folders.length === 1 } };
}

function resolveAll(folders: readonly Path[], written: string): readonly Path[] | undefined {
  const resolved = folders.flatMap(it => {
    const path = resolvePath(it, written);
    // Above the working directory of an image nothing is known.
    return path === undefined || (it.startsWith(ownWorkdir) && !path.startsWith(ownWorkdir)) ? [] : path;
  });
  return resolved.length === 0 ? undefined : [...new Set(resolved)];
}

/** `$X`, `${X}`, `$(…)`, `` `…` `` or `${{ … }}` at the beginning of a text. */
function leadingExpansion(text: string): string | undefined {
  if (text.startsWith('$(') || text.startsWith('$$(')) return text.slice(0, closingParenthesis(text));
  return /^(?:\$\{\{[^}]*\}\}|\$\$?\{[^{}]*\}|\$[A-Za-z_]\w*|`[^`]*`)/.exec(text)?.[0];
}

function closingParenthesis(text: string): number {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '(') depth++;
    else if (text[at] === ')' && --depth === 0) return at + 1;
  }
  return text.length;
}

function expansionFolders(expansion: string, place: Place, depth: number): readonly Path[] | undefined {
  if (/^\$\{\{\s*github\.workspace\s*\}\}$|^\$\{?GITHUB_WORKSPACE\}?$/.test(expansion)) return [''];
  if (/^\$\{(?:0|BASH_SOURCE(?:\[0\])?)%\/\*\}$/.test(expansion)) return own(place);
  if (/^\$\{?PWD\}?$/.test(expansion)) return place.cwd.folders.length > 0 ? place.cwd.folders : undefined;
  const name = /^\$\{?([A-Za-z_]\w*)\}?$/.exec(expansion)?.[1];
  if (name !== undefined) {
    const value = place.variables.get(name);
    return value === undefined || value === expansion ? undefined : foldersOf(value, place, depth + 1);
  }
  const command = /^(?:\$?\$\(|`)([\s\S]*?)[)`]?$/.exec(expansion)?.[1]?.trim();
  return command === undefined ? undefined : commandFolders(command, place, depth);
}

/** The folder that `cd X && pwd`, `dirname X` and their like print. */
function commandFolders(command: string, place: Place, depth: number): readonly Path[] | undefined {
  if (/^git rev-parse --show-toplevel\b/.test(command)) return [''];
  if (/^pwd(?: -P)?$/.test(command)) return place.cwd.folders.length > 0 ? place.cwd.folders : undefined;
  const entered =
    /^(?:CDPATH= ?)?(?:builtin |command )?cd (?:-P |-- )*(\S.*?) ?(?:&?> ?\/dev\/null ?(?:2>&1)? ?)?(?:&&|;) ?pwd(?: -P)?$/.exec(
      command,
    )?.[1];
  if (entered !== undefined) return foldersOf(unquoted(entered), place, depth + 1);
  const real = realPath.exec(command)?.[1];
  if (real !== undefined) return foldersOf(unquoted(real), place, depth + 1);
  const named = /^dirname (?:-- )?(\S.*)$/.exec(command)?.[1];
  if (named === undefined) return undefined;
  if (isOwnPath(unquoted(named))) return own(place);
  return foldersOf(unquoted(named), place, depth + 1)?.map(folderOf);
}

const realPath = /^(?:realpath|readlink (?:-f|-e|-m))(?: --)? (\S.*)$/;

function isOwnPath(text: string): boolean {
  if (/^\$(?:0|BASH_SOURCE|\{0\}|\{BASH_SOURCE(?:\[0\])?(?::-\$0)?\})$/.test(text)) return true;
  const real = realPath.exec(/^\$\(([\s\S]*)\)$/.exec(text)?.[1]?.trim() ?? '')?.[1];
  return real !== undefined && isOwnPath(unquoted(real));
}

const own = (place: Place): readonly Path[] | undefined => (place.scriptFolder === undefined ? undefined : [place.scriptFolder]);

function unquoted(text: string): string {
  const trimmed = text.trim();
  const quote = trimmed[0];
  return (quote === '"' || quote === "'") && trimmed.endsWith(quote) && trimmed.length > 1 ? trimmed.slice(1, -1) : trimmed;
}
