import { folderOf, foldersAbove, isInside, nameOf, type Path, resolvePath } from '../base/path.ts';
import { defineResolution, type FactView } from '../index/view.ts';
import { existence } from './paths.ts';
import { roleOf } from './role.ts';
import { standingOf } from './standing.ts';

/** A document that says of another, or of a folder, that it is put aside. */
export interface PutAside {
  readonly by: Path;
  /** In its words, in lower case. */
  readonly said: string;
}

/**
 * What says that a document is put aside, or a folder that it lies in: a document that lies elsewhere and tells of the workspace as it
 * is, or a notice at the top of a folder below the root. Question: the document's path.
 */
export const setAside = defineResolution({
  id: 'set-aside',
  reads: ['tree.file'],
  answer(facts, path: Path): PutAside | undefined {
    const all = facts.ask(pathsSetAside, '');
    const folders = [...foldersAbove(path)].filter(it => it !== '');
    return [path, ...folders].map(it => all.get(it)).find(it => it !== undefined) ?? noticeIn(facts, folders, path);
  },
});

/** A notice that lies in one of the folders, by the name that such files bear; one among documents is of what they are about. */
function noticeIn(facts: FactView, folders: readonly Path[], path: Path): PutAside | undefined {
  const notice = folders
    .filter(it => !/^(?:docs?|documentation)$/i.test(nameOf(it)))
    .flatMap(folder => notices.map(it => `${folder}/${it}`))
    .find(it => it !== path && facts.get('tree.file', it).length > 0);
  return notice === undefined ? undefined : { by: notice, said: 'over' };
}

const notices = ['DEPRECATED.md', 'DEPRECATION_NOTICE.md', 'ARCHIVED.md', 'OBSOLETE.md', 'MIGRATION_NOTICE.md', 'MOVED.md'];

/** What is put aside in the workspace, by its path. */
const pathsSetAside = defineResolution({
  id: 'paths-set-aside',
  reads: ['doc.set-aside'],
  answer(facts): ReadonlyMap<Path, PutAside> {
    const found = new Map<Path, PutAside>();
    for (const { key, path: by, value } of facts.all('doc.set-aside')) {
      const role = facts.ask(roleOf, by);
      if (role !== 'living' && role !== 'site') continue;
      // A page speaks for what lies beside it or below.
      const folders = standingOf(by) === 'page' ? [folderOf(by)] : [folderOf(by), ''];
      for (const folder of folders) {
        const path = resolvePath(folder, key);
        if (path === undefined || path === '' || isInside(by, path) || found.has(path)) continue;
        const there = facts.ask(existence, path);
        if (there === 'file' || there === 'folder') found.set(path, { by, said: value.said });
      }
    }
    return found;
  },
});
