import { compileGlob } from '../base/glob.ts';
import { isInside, type Path } from '../base/path.ts';
import type { FactOf } from '../facts/fact.ts';
import { defineResolution, type FactView } from '../index/view.ts';

type Source = FactOf<'policy.source'>;

/** Where a name of one list is not, or `undefined` when it is everywhere it has to be. */
export interface Missing {
  readonly name: string;
  /** The lists without it, the one that decides when the name stands in another one. */
  readonly in: readonly string[];
  /** The file of that name is not there. */
  readonly file: boolean;
}

/** What of the policy's sources a name in a list contradicts. */
export function missingFor(facts: FactView, claim: FactOf<'policy.listed'>): Missing | undefined {
  for (const source of facts.all('policy.source')) {
    const [first, ...others] = source.value.lists.map(it => it.written);
    if (first === undefined || !source.value.lists.some(it => it.written === claim.key)) continue;
    const keys = keysOf(claim, source);
    const compared = claim.key === first ? others : [first];
    const without = compared.filter(it => isEmpty(facts, it) === false && !keys.some(key => namesIn(facts, source, it).includes(key)));
    const file = claim.key === first && source.value.files !== undefined && !keys.some(it => filesOf(facts, source).includes(it));
    if (without.length > 0 || file) return { name: keys[0] ?? '', in: without, file };
  }
  return undefined;
}

/** What is wrong with an entry of the policy itself: a list that is none, or files that the deciding list does not name. */
export function defectOf(facts: FactView, source: Source): { readonly list: string } | { readonly unlisted: readonly Path[] } | undefined {
  const empty = source.value.lists.find(it => isEmpty(facts, it.written));
  if (empty !== undefined) return { list: empty.written };
  const [first] = source.value.lists;
  const names = first === undefined ? [] : namesIn(facts, source, first.written);
  const unlisted = filesOf(facts, source).filter(it => !names.includes(it));
  return unlisted.length === 0 ? undefined : { unlisted };
}

const isEmpty = (facts: FactView, list: string): boolean => facts.get('policy.listed', list).length === 0;

const namesIn = (facts: FactView, { value: { folder } }: Source, list: string): readonly string[] =>
  facts.ask(namesOfList, JSON.stringify([list, folder]));

/** Everything that the names of a list may stand for; question: the list and the folder that they are relative to, as JSON. */
const namesOfList = defineResolution({
  id: 'names-of-list',
  reads: ['policy.listed'],
  answer(facts, question: string): readonly string[] {
    const [list = '', folder = ''] = JSON.parse(question) as readonly string[];
    return facts.get('policy.listed', list).flatMap(it => pathsOf(it, folder));
  },
});

const filesOf = (facts: FactView, { value: { files } }: Source): readonly Path[] =>
  files === undefined ? [] : facts.ask(filesMatching, files.glob);

/** The files that a glob matches; question: the glob. */
export const filesMatching = defineResolution({
  id: 'files-matching',
  reads: ['tree.file'],
  answer(facts, glob: string): readonly Path[] {
    const matches = compileGlob(glob) ?? (() => false);
    return facts
      .all('tree.file')
      .map(it => it.key)
      .filter(it => matches(it));
  },
});

const keysOf = (listed: FactOf<'policy.listed'>, { value: { folder } }: Source): readonly string[] => pathsOf(listed, folder);

const pathsOf = ({ value }: FactOf<'policy.listed'>, folder: Path): readonly string[] =>
  value.names.map(({ name, fromRoot }) => (fromRoot || folder === '' || isInside(name, folder) ? name : `${folder}/${name}`));
