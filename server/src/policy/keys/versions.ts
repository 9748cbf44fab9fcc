import { definePolicyKey, type Reference, referenceOf } from '../key.ts';
import { map, text } from '../schema.ts';
import { stated } from '../scope.ts';
import type { Valid } from '../validate.ts';
import { versionPlace } from '../versionPlace.ts';

/** Places that hold one version. */
export default definePolicyKey({
  name: 'versions',
  schema: {
    type: 'array',
    items: map(
      {
        name: text('What it is the version of'),
        source: {
          type: 'string',
          format: 'reference',
          description: 'Where the version is decided: a file, or a place in one, as `pyproject.toml#/project/version`',
        },
        mirrors: {
          type: 'array',
          items: { type: 'string', format: 'reference' },
          description: 'Where it has to be the same: files whose first version it is, or places in them',
        },
      },
      ['source', 'mirrors'],
    ),
    description: 'Places that hold one version',
  },
  facts: (value, scope) =>
    (value.items ?? []).flatMap(entry => {
      const [source] = sourceOf(entry);
      if (source === undefined) return [];
      const mirrors = mirrorsOf(entry).map(it => ({ written: written(it), span: it.span }));
      const name = entry.entries?.get('name')?.text ?? written(source);
      return [stated(scope, 'policy.version', name, source.span, { source: written(source), mirrors })];
    }),
  adopts: value => (value.items ?? []).flatMap(entry => [...sourceOf(entry), ...mirrorsOf(entry)]),
  adopted: versionPlace,
});

const sourceOf = ({ entries }: Valid): readonly Reference[] => read(entries?.get('source'));
const mirrorsOf = ({ entries }: Valid): readonly Reference[] => (entries?.get('mirrors')?.items ?? []).flatMap(read);

const read = (value: Valid | undefined): readonly Reference[] => (value?.text === undefined ? [] : [referenceOf(value.text, value.span)]);

/** A reference as facts are keyed by it. */
const written = ({ path, pointer }: Reference): string => (pointer === undefined ? path : `${path}#${pointer}`);
