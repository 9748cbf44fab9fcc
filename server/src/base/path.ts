/** A path inside a workspace folder: relative to its root, `/` between segments, no `.` or `..`; the root itself is `''`. */
export type Path = string;

/** The folder that holds a path; the root's own folder is the root. */
export function folderOf(path: Path): Path {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

/** The last segment of a path. */
export function nameOf(path: Path): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The last segment's extension with its dot, in lower case; `''` where there is none (`.env` has none). */
export function extensionOf(path: Path): string {
  const name = nameOf(path);
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? '' : name.slice(dot).toLowerCase();
}

export function isInside(path: Path, folder: Path): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`);
}

/** Every folder above a path, nearest first, the root last. */
export function* foldersAbove(path: Path): Generator<Path> {
  for (let folder = path; folder !== ''; ) {
    folder = folderOf(folder);
    yield folder;
  }
}

/** Every folder that some paths lie in, the root among them. */
export function foldersOf(paths: Iterable<Path>): Set<Path> {
  const folders = new Set<Path>();
  for (const path of paths)
    for (const folder of foldersAbove(path)) {
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  return folders;
}

/** A path, and what is left of it below each folder above, the longest first: `a/b/c`, `b/c`, `c`. */
export function* suffixesOf(path: Path): Generator<Path> {
  yield path;
  for (let slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) yield path.slice(slash + 1);
}

/**
 * Resolves `written` (as a human wrote it: `./x`, `../x/`, `x\y`, with or without a trailing slash) against a folder.
 * `undefined` when it climbs above the root or is absolute (`/x`, `C:\x`, `~/x`).
 */
export function resolvePath(folder: Path, written: string): Path | undefined {
  const normal = written.replaceAll('\\', '/');
  if (/^(?:\/|~|[A-Za-z]:)/.test(normal)) return undefined;
  const segments = folder === '' ? [] : folder.split('/');
  for (const segment of normal.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') segments.push(segment);
    else if (segments.pop() === undefined) return undefined;
  }
  return segments.join('/');
}

/** The way from a folder to a path, as one writes it in a link: `../docs/a.md`. */
export function relativePath(folder: Path, path: Path): string {
  const from = folder === '' ? [] : folder.split('/');
  const to = path.split('/');
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared++;
  return [...from.slice(shared).map(() => '..'), ...to.slice(shared)].join('/');
}

/** Orders paths the same on every system: by UTF-16 code units, never by locale. */
export const comparePaths = (a: Path, b: Path): number => (a < b ? -1 : a > b ? 1 : 0);

/** Whether a file is read as Markdown, by its ending. */
export const isMarkdown = (path: Path): boolean => /\.(?:md|mdx|markdown|mdown|mkd)$/i.test(path);
