import { definePolicyKey, type Reference, referenceOf } from '../key.ts';
import { listedNames } from '../listedNames.ts';
import { glob, map, text } from '../schema.ts';
import { fromRoot, stated } from '../scope.ts';
import type { Valid } from '../validate.ts';

/** Lists that the repository keeps of one thing, adopted where they are. */
export default definePolicyKey({
  name: 'sources',
  schema: {
    type: 'array',
    items: map(
      {
        name: text('What the lists name'),
        lists: {
          type: 'array',
          items: { type: 'string', format: 'reference' },
          description:
            'The lists, the one that decides first: `config/registry.json#/documents`, a CODEOWNERS file, or the section of a document by its anchor, `docs/INDEX.md#documents`',
        },
        in: {
          type: 'string',
          format: 'folder',
          description: 'The folder that the names are relative to; the folder of this file when left out',
        },
        files: glob('The files that have to be named, all of them'),
      },
      ['lists'],
    ),
    description: 'Lists that have to name the same, and the files that they name',
  },
  facts: (value, scope) =>
    (value.items ?? []).flatMap(entry => {
      const lists = listsOf(entry).map(it => ({ written: written(it), span: it.span }));
      const [first] = lists;
      const folder = fromRoot(scope, entry.entries?.get('in')?.text ?? '.');
      const files = entry.entries?.get('files');
      const wanted = files?.text === undefined ? undefined : fromRoot(scope, files.text);
      if (first === undefined || folder === undefined) return [];
      const name = entry.entries?.get('name')?.text ?? first.written;
      const all = files === undefined || wanted === undefined ? {} : { files: { glob: wanted, span: files.span } };
      return [stated(scope, 'policy.source', name, first.span, { lists, folder, ...all })];
    }),
  adopts: value => (value.items ?? []).flatMap(listsOf),
  adopted: listedNames,
});

const listsOf = ({ entries }: Valid): readonly Reference[] =>
  (entries?.get('lists')?.items ?? []).flatMap(it => (it.text === undefined ? [] : [referenceOf(it.text, it.span)]));

/** A reference as facts are keyed by it. */
const written = ({ path, pointer }: Reference): string => (pointer === undefined ? path : `${path}#${pointer}`);
