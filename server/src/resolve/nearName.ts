import { nearest } from '../base/nearest.ts';
import { extensionOf, folderOf, nameOf, type Path } from '../base/path.ts';
import { defineResolution } from '../index/view.ts';

/** The file of a missing path's own folder whose name comes nearest to it, with the same extension; question: the path. */
export const nearName = defineResolution({
  id: 'near-name',
  reads: [],
  answer(facts, path: Path): Path | undefined {
    const folder = folderOf(path);
    const beside = facts.ask(namesByFolder, '').get(folder) ?? [];
    const extension = extensionOf(path);
    const stems = beside.filter(it => extensionOf(it) === extension).map(it => it.slice(0, it.length - extension.length));
    const stem = nearest(nameOf(path).slice(0, nameOf(path).length - extension.length), stems);
    const name = stem === undefined ? undefined : beside.find(it => extensionOf(it) === extension && it.startsWith(`${stem}.`));
    return name === undefined ? undefined : folder === '' ? name : `${folder}/${name}`;
  },
});

/** Whether files of the same extension lie in a missing path's own folder; question: the path. */
export const hasKin = defineResolution({
  id: 'kin',
  reads: [],
  answer: (facts, path: Path): boolean =>
    (facts.ask(namesByFolder, '').get(folderOf(path)) ?? []).some(it => extensionOf(it) === extensionOf(path)),
});

/** The names of the files that lie directly in each folder. */
const namesByFolder = defineResolution({
  id: 'names-by-folder',
  reads: ['tree.file'],
  answer(facts): ReadonlyMap<Path, readonly string[]> {
    const names = new Map<Path, string[]>();
    for (const { key } of facts.all('tree.file')) {
      const folder = folderOf(key);
      const same = names.get(folder);
      if (same === undefined) names.set(folder, [nameOf(key)]);
      else same.push(nameOf(key));
    }
    return names;
  },
});
