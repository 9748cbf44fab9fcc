import ignore from 'ignore';
import { folderOf, foldersAbove, isInside, nameOf, type Path, resolvePath } from '../../server/src/base/path.ts';
import type { CommandContext } from '../../server/src/facts/cwd.ts';
import type { FactOf } from '../../server/src/facts/fact.ts';
import type { Held, Mutation } from './mutation.ts';
import type { MutableWorkspace } from './workspace.ts';

/** Where the path that a claim names, if it names one, may lead after a mutation: from its document's folder, each above it, and those a command may run in. */
export function placesOf({ claim, rule }: Held, mutation: Mutation): readonly Path[] {
  // An anchor is in a document that is there.
  if (!namesPath.test(claim.kind) || rule.id === 'paths/dead-anchor') return [];
  const written = mutation.edits.get(claim.path)?.[0]?.newText;
  const key = written !== undefined && claim.span.start < claim.span.end ? written : claim.key;
  const bases = [...foldersAbove(claim.path), ...(contextOf(claim)?.cwd.folders ?? []).flatMap(it => [it, ...foldersAbove(it)])];
  return [...new Set(bases)].flatMap(it => resolvePath(it, key.replace(/[#?].*$/s, '').replace(/^\//, '')) ?? []).filter(it => it !== '');
}

/** Claims of files and folders, and of targets, which make takes for files. */
const namesPath =
  /^(?:doc\.(?:path|link)|command\.(?:file|compose-file|module|tool|frozen-install|lock-cache|target)|compose\.path|docker\.copy-source|code\.(?:path|read)|workflow\.(?:local-action|folder|hash)|gitlab\.include|tool\.pattern|python\.entry-point|dependabot\.directory)$/;

/** Where a command runs; of other claims nothing. */
export const contextOf = ({ kind, value }: FactOf): CommandContext | undefined =>
  kind.startsWith('command.') && 'cwd' in value ? (value as CommandContext) : undefined;

/** Whether the claim does not tell which folder its path starts from. */
export function isLoose(claim: FactOf): boolean {
  if (claim.kind === 'doc.path' || claim.kind === 'docker.copy-source') return true;
  // A file that Compose does not find by itself may be merged, or copied, elsewhere.
  if (claim.kind === 'compose.path') return !/^(?:docker-)?compose(?:\.override)?\.ya?ml$/.test(nameOf(claim.path));
  const context = contextOf(claim);
  return context !== undefined && !(context.cwd.certain && context.cwd.folders.length > 0);
}

/** Whether something is at a path after a mutation still. */
export const stays = (path: Path, mutation: Mutation, workspace: MutableWorkspace): boolean =>
  (workspace.has(path) && !mutation.gone.has(path)) ||
  [...mutation.gone.values()].includes(path) ||
  (workspace.engine.snapshot.get('tree.folder', path).length > 0 &&
    [...workspace.paths].some(it => isInside(it, path) && !mutation.gone.has(it)));

/** History shows that what goes stood exactly where the words lead from the root or from their document. */
export const stoodWhereMeant = ({ claim }: Held, mutation: Mutation): boolean =>
  [...foldersAbove(claim.path), ...(contextOf(claim)?.cwd.folders ?? [])].some(base => {
    const path = resolvePath(base, claim.key.replace(/^\//, ''));
    return path !== undefined && [...mutation.gone.keys()].some(it => isInside(it, path));
  });

/** Whether another file ends with the same segments. */
export const othersLike = (key: string, mutation: Mutation, workspace: MutableWorkspace): boolean =>
  [...workspace.paths].some(it => !mutation.gone.has(it) && `/${it}`.endsWith(`/${key.replace(/^(?:\.{0,2}\/)+/, '')}`));

/** Whether a claim is false without anything having been there: the tool, or the format, fixes the place. */
export function provesAlone(claim: FactOf, mutation: Mutation, workspace: MutableWorkspace): boolean {
  const written = mutation.edits.get(claim.path)?.[0]?.newText ?? '';
  const folder = folderOf(written.replace(/^(?:\.{1,2}\/)+/, '').replace(/\/+$/, ''));
  switch (claim.kind) {
    case 'doc.path':
      return claim.value.origin === 'data';
    case 'doc.link':
      return /[^/]\.\w+$/.test(written) && (!written.startsWith('/') || /\.mdx?$/.test(written));
    case 'code.path':
      return listedWith(claim, workspace) >= 3;
    case 'workflow.folder':
    case 'tool.pattern':
      return false;
    case 'command.file':
    case 'command.compose-file':
      // A loose script may be copied to where its files are, and so may what a program prints.
      return claim.value.cwd.certain
        ? claim.value.origin !== 'script'
        : folder !== '' && claim.value.origin !== 'text' && workspace.names.has(nameOf(folder));
    default:
      return true;
  }
}

/** How many of a source file's list stand in the tree, beside the claim itself. */
const listedWith = (claim: FactOf<'code.path'>, workspace: MutableWorkspace): number =>
  workspace.engine.snapshot
    .in(claim.path, 'code.path')
    .filter(it => it.value.name === claim.value.name && it.span.start !== claim.span.start && workspace.stands(it.key)).length;

/** Whether git leaves a path out. */
export function isIgnored(path: Path, workspace: MutableWorkspace): boolean {
  return [...foldersAbove(path)].some(folder => {
    const text = workspace.text(folder === '' ? '.gitignore' : `${folder}/.gitignore`);
    if (text === undefined) return false;
    const below = folder === '' ? path : path.slice(folder.length + 1);
    const matcher = ignore({ ignorecase: false }).add(text);
    return below !== '' && (matcher.ignores(below) || matcher.ignores(`${below}/x`));
  });
}

/** Whether a command or a text of the workspace makes a file of that name. */
export const isMade = (name: string, { snapshot }: MutableWorkspace['engine']): boolean =>
  snapshot.get('command.produces', name).length > 0 || snapshot.get('doc.produces', name).length > 0;

/** The path, and what is left of it without its first folders. */
export const suffixesOf = (path: Path): readonly Path[] => path.split('/').map((_, at, all) => all.slice(at).join('/'));
