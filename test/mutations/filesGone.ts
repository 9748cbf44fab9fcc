import { compileGlob } from '../../server/src/base/glob.ts';
import { compileOwnersPattern } from '../../server/src/base/ownersPattern.ts';
import { folderOf, isInside, nameOf, type Path, resolvePath } from '../../server/src/base/path.ts';
import type { FactOf } from '../../server/src/facts/fact.ts';
import { inImage } from './pathMistakes.ts';
import { mostFiles, type Mutation, type Mutator, removing } from './mutation.ts';
import type { MutableWorkspace } from './workspace.ts';

/** The file or folder that the claim names is removed, and in another mutation moved. */
export const fileGone: Mutator = ({ claim, found }, workspace) => {
  const place = found.findLast(
    it => (it.kind === 'tree.file' || it.kind === 'tree.folder' || it.kind === 'python.module') && named(it.key, claim),
  );
  if (place === undefined || isInside(claim.path, place.key)) return [];
  const files = [...workspace.paths].filter(it => isInside(it, place.key));
  if (files.length === 0 || files.length > mostFiles) return [];
  const kind = files.length === 1 && files[0] === place.key ? 'file' : 'folder';
  const to = resolvePath(folderOf(place.key), `moved/${nameOf(place.key)}`) ?? place.key;
  if (workspace.has(to)) return [];
  return [
    removing(`remove the ${kind} ${place.key}`, files),
    {
      kind: 'moved',
      what: `move the ${kind} ${place.key} to ${to}`,
      edits: new Map(),
      gone: new Map(files.map(it => [it, to + it.slice(place.key.length)])),
      ...(kind === 'folder' ? { folders: new Map([[place.key, to]]) } : {}),
    },
  ];
};

/** A file goes below another folder with the folders that it lies in. */
export const movedWithFolders: Mutator = ({ claim }, workspace) => {
  const to = `moved/${claim.key}`;
  if (claim.kind !== 'code.read' || !workspace.has(claim.key) || workspace.has(to)) return [];
  return [{ kind: 'moved', what: `move ${claim.key} to ${to}`, edits: new Map(), gone: new Map([[claim.key, to]]) }];
};

/** Whether a path ends as the claim says; a claim may leave a Python file's suffix away, or name a folder's file by the folder. */
function named(path: Path, claim: FactOf): boolean {
  const last = (claim.kind === 'python.entry-point' ? claim.value.module : claim.kind === 'tool.pattern' ? claim.value.literal : claim.key)
    .replace(/[#?].*$/s, '')
    .replace(/[/\\]+$/, '')
    .split(/[/\\]/)
    .at(-1);
  if (last === undefined || last === '' || last.startsWith('.'))
    return last !== undefined && last !== '.' && last !== '..' && nameOf(path) === last;
  const module = last.split('.').at(-1);
  return nameOf(path) === last || path.endsWith(`/${last}`) || nameOf(path) === `${module}.py` || path.endsWith(`${module}/__init__.py`);
}

/** The lock files go that a command was found to have. */
export const lockDropped: Mutator = ({ claim, found }, workspace) => {
  const locks = new Set(
    found.filter(it => it.kind === 'tree.file' && /lock|shrinkwrap/i.test(nameOf(it.key)) && it.key !== claim.path).map(it => it.key),
  );
  const gone = [...locks].filter(it => workspace.has(it));
  return gone.length === 0 ? [] : [removing(`drop ${gone.join(', ')}`, gone)];
};

/** Everything that matches goes. */
function matchedGone(pattern: string, matches: (path: Path) => boolean, claim: FactOf, workspace: MutableWorkspace): readonly Mutation[] {
  const files = [...workspace.paths].filter(matches);
  if (files.length === 0 || files.length > mostFiles || files.includes(claim.path)) return [];
  return [removing(`remove what ${pattern} matches`, files)];
}

/** What an owner's pattern matches goes. */
export const ownedGone: Mutator = ({ claim }, workspace) =>
  claim.kind === 'owners.pattern' ? matchedGone(claim.key, compileOwnersPattern(claim.key, claim.value.syntax), claim, workspace) : [];

/** A filter's folder or file goes. */
export const filteredGone: Mutator = ({ claim }, workspace) => {
  if (claim.kind !== 'ci.filter' || claim.value.excludes || /^[*!]|^[^/]*[*?[{+]/.test(claim.key)) return [];
  const place = claim.key.replace(/\/[^/]*[*?[{+].*$/, '');
  return matchedGone(claim.key, it => isInside(it, place), claim, workspace);
};

/** The one kind of file goes that a cache key is made of. */
export const hashedGone: Mutator = ({ claim }, workspace) => {
  const [pattern, ...more] = claim.kind === 'workflow.hash' ? claim.value.patterns : [];
  const matches =
    pattern === undefined || more.length > 0 || /[*?[]/.test(pattern.replace(/^\*\*\//, '')) ? undefined : compileGlob(pattern);
  return pattern === undefined || matches === undefined ? [] : matchedGone(pattern, matches, claim, workspace);
};

/** A folder goes that is kept up to date. */
export const updatedGone: Mutator = ({ claim }, workspace) => {
  const folder = claim.kind === 'dependabot.directory' && !claim.value.pattern ? claim.key.replace(/^[./]+|\/+$/g, '') : '';
  return folder === '' ? [] : matchedGone(folder, it => isInside(it, folder), claim, workspace);
};

/** A file gets the same name in another case. */
export const fileInOtherCase: Mutator = ({ claim, found }, workspace) => {
  if (!claim.key.includes('/') || inImage(claim) || (claim.kind === 'doc.path' && claim.value.origin === 'data')) return [];
  const file = found.findLast(it => it.kind === 'tree.file' && named(it.key, claim))?.key;
  const to = file?.replace(/[a-zA-Z](?=[^/]*$)/, it => (it === it.toLowerCase() ? it.toUpperCase() : it.toLowerCase()));
  if (file === undefined || to === undefined || to === file || file === claim.path || workspace.has(to)) return [];
  return [{ kind: 'other case', what: `rename ${file} to ${to}`, edits: new Map(), gone: new Map([[file, to]]) }];
};
