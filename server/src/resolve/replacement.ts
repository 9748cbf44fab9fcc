import { folderOf, nameOf, type Path } from '../base/path.ts';
import type { Role } from '../facts/documents.ts';
import { roleByPath } from '../facts/roleByPath.ts';
import type { FactView } from '../index/view.ts';
import { isLaidAside } from './archives.ts';
import { slipOf } from './nearName.ts';
import { inOnePackage } from './packageFolder.ts';
import { past, sameSuffix } from './paths.ts';
import { firstPageOfSplit } from './splitPage.ts';

/** The path that most likely took the place of a missing one. */
export interface Replacement {
  readonly path: Path;
  /** Whether history says so beyond doubt; otherwise it was edited on the way, or is only called the same, or nearly. */
  readonly sure: boolean;
  /** What makes it so, in words. */
  readonly why: string;
}

/**
 * Where a missing path is now, for the document that names it: where history moved it, unless that is an archive; else the folder that a
 * page was split into, else a file beside it that was meant, else its namesake, unless that is the document itself, lies in another
 * package, has a name that many have, or is kept as what it was while the other is not.
 */
export function replacementOf(facts: FactView, path: Path, document: Path): Replacement | undefined {
  const gone = facts.ask(past, path);
  const split = firstPageOfSplit(facts, path);
  // Of the pages that a page was split into git calls one its successor, whichever is most like it.
  const isPartOfSplit = split !== undefined && gone.state === 'removed' && gone.edited && gone.to?.startsWith(`${folderOf(split)}/`);
  if (gone.state === 'removed' && gone.to !== undefined && !isPartOfSplit) {
    if (isLaidAside(path, gone.to, document)) return undefined;
    // What is kept for another end may not do there what it did.
    if (keptAs(gone.to) !== keptAs(path)) return { path: gone.to, sure: false, why: 'it is kept here now' };
    return {
      path: gone.to,
      sure: !gone.edited && !hasNamesake(facts, path, gone.to),
      why: gone.edited ? 'it is here now, edited' : 'it is here now',
    };
  }
  if (split !== undefined && split !== document) return { path: split, sure: false, why: 'the first page of the folder of its name' };
  const slip = slipOf(facts, path);
  if (slip !== undefined) return { path: slip, sure: false, why: 'a file of nearly the same name' };
  const named = namesakeOf(facts, path);
  if (named === undefined || named === document || isByChance(named, path) || !inOnePackage(facts, named, path)) return undefined;
  // The name of a folder that is not there tells nothing of what it would be.
  const meant = facts.get('tree.folder', folderOf(path)).length > 0 ? path : '';
  if (keptAs(named) !== keptAs(meant) || isLaidAside(path, named, document)) return undefined;
  return { path: named, sure: false, why: 'a file of the same name' };
}

/** The only file of the tree that ends with the same segments as a missing path, or has its name. */
export function namesakeOf(facts: FactView, path: Path): Path | undefined {
  const suffix = sameSuffix(facts, path);
  if (suffix.length > 0) return suffix.length === 1 ? suffix[0] : undefined;
  if (commonName.test(nameOf(path))) return undefined;
  const named = facts.get('tree.name', nameOf(path));
  return named.length === 1 ? named[0]?.value.path : undefined;
}

/** Whether another file than the one that a path was moved to has its name, and may have taken its place instead. */
const hasNamesake = (facts: FactView, path: Path, moved: Path): boolean =>
  !commonName.test(nameOf(path)) && facts.get('tree.name', nameOf(path)).some(it => it.value.path !== moved);

/**
 * Whether two paths end with a name alone that has to be called so wherever such a file is, or that every project of a workspace may give to
 * its own; in the root, and among its documents, it is that of all.
 */
const isByChance = (named: Path, path: Path): boolean =>
  nameOf(folderOf(named)) !== nameOf(folderOf(path)) &&
  (everywhere.test(nameOf(path)) || (ofEachProject.test(nameOf(path)) && !/^(?:docs?|documentation)?$/i.test(folderOf(named))));

/** What a path is kept as that nobody works on: a record, a report, the work of others. */
function keptAs(path: Path): Role | undefined {
  const role = roleByPath(path);
  return role !== undefined && kept.includes(role) ? role : undefined;
}

const kept: readonly Role[] = ['chronicle', 'report', 'fixture', 'vendored', 'template', 'generated', 'translation'];

const commonName = /^(?:readme|index|main|__init__|setup|config|package|test|tests|app|utils?|license|changelog)\b/i;
const everywhere =
  /^(?:(?:readme|index|main|__init__|setup|config|package|license|changelog)(?:\.\w+)?|(?:docker|container|gnumake|make|just|vagrant|jenkins|pip|gem)file|requirements\.txt)$/i;
const ofEachProject =
  /^(?:api|architecture|configuration|contributing|deployment|design|development|faq|getting[-_]started|installation|overview|quick[-_]?start|roadmap|security|setup|testing|troubleshooting|usage)\.\w+$/i;

/** "; removed in a1b2c3d (2025-08-13)" or "; moved to … in …", when history tells, else nothing. */
export function whatHappened(facts: FactView, path: Path): string {
  const gone = facts.ask(past, path);
  if (gone.state !== 'removed') return '';
  const where = gone.to === undefined ? 'removed' : `moved to "${gone.to}"`;
  return `; ${where} in ${gone.commit} (${gone.date})`;
}

/** The topmost folder of a missing path that is missing itself; `undefined` when only the path's last segment is. */
export function missingFolder(facts: FactView<'tree.folder'>, path: Path): Path | undefined {
  const segments = path.split('/');
  for (let count = 1; count < segments.length; count++) {
    const folder = segments.slice(0, count).join('/');
    if (facts.get('tree.folder', folder).length === 0) return folder;
  }
  return undefined;
}

/** The group of a claim whose path is missing with its whole folder; empty when only the file is gone. */
export function groupOf(facts: FactView<'tree.folder'>, path: Path): { readonly group?: { readonly id: string; readonly title: string } } {
  const folder = missingFolder(facts, path);
  return folder === undefined ? {} : { group: { id: `missing-folder:${folder}`, title: `There is no folder "${folder}"` } };
}
