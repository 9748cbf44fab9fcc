import { isShortSlip } from '../base/nameWords.ts';
import { isSlip, nearest } from '../base/nearest.ts';
import { extensionOf, folderOf, nameOf, type Path } from '../base/path.ts';
import { defineResolution, type FactView } from '../index/view.ts';
import { existence } from './paths.ts';

/** The file of a missing path's own folder whose name comes nearest to it, with the same extension; question: the path. */
export const nearName = defineResolution({
  id: 'near-name',
  reads: [],
  answer: (facts, path: Path): Path | undefined => nearestBeside(facts, path),
});

/** The file beside a path with its extension and numbers whose name is nearest to it, at most so many letters away. */
function nearestBeside(facts: FactView, path: Path, most?: number): Path | undefined {
  const folder = folderOf(path);
  const beside = facts.ask(namesByFolder, '').get(folder) ?? [];
  const extension = extensionOf(path);
  const named = nameOf(path).slice(0, nameOf(path).length - extension.length);
  const stems = beside.filter(it => extensionOf(it) === extension).map(it => it.slice(0, it.length - extension.length));
  const stem = nearest(
    named,
    stems.filter(it => digits(it) === digits(named) && isTest(it) === isTest(named) && (named.length > 3 || isShortSlip(it, named))),
    most,
  );
  const name = stem === undefined ? undefined : beside.find(it => extensionOf(it) === extension && it.startsWith(`${stem}.`));
  return name === undefined ? undefined : folder === '' ? name : `${folder}/${name}`;
}

/** `handler_test` is no `handler`. */
const isTest = (stem: string): boolean => /[-_.](?:test|spec)s?$/i.test(stem);

const digits = (name: string): string => name.replace(/\D+/g, ' ').trim();

/** The file beside a missing one whose name is the same but for one letter, or for how its ending is spelt. */
export function slipOf(facts: FactView, path: Path): Path | undefined {
  const respelt = path.replace(/\.ya?ml$/, it => (it === '.yml' ? '.yaml' : '.yml'));
  if (respelt !== path && facts.ask(existence, respelt) === 'file') return respelt;
  const near = extensionOf(path) === '' ? undefined : nearestBeside(facts, path, 1);
  return near !== undefined && isSlip(nameOf(near), nameOf(path)) ? near : undefined;
}

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
