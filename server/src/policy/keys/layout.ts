import type { FactKind, FactOf } from '../../facts/fact.ts';
import type { FactKinds } from '../../facts/kinds.ts';
import { definePolicyKey, referenceOf } from '../key.ts';
import { layoutFacts } from '../layoutDocument.ts';
import { glob, globs, map, text } from '../schema.ts';
import { fromRoot, type PolicyScope, stated } from '../scope.ts';
import { matchOf, type Valid } from '../validate.ts';

/** Where files lie. */
export default definePolicyKey({
  name: 'layout',
  schema: map(
    {
      from: {
        type: 'array',
        items: { type: 'string', format: 'reference' },
        description:
          'Documents that say already what may lie in the root and where things go, each with the anchor of the section: `docs/WORKSPACE.md#allowed-files-at-root`',
      },
      allow: {
        type: 'object',
        properties: {},
        additionalProperties: globs('Globs over the files that may lie directly in the folder'),
        description: 'What may lie directly in a folder; `.` is the folder of this file',
      },
      routes: {
        type: 'array',
        items: map(
          {
            match: glob('Files that belong somewhere else'),
            to: { type: 'string', format: 'folder', description: 'The folder that they go to; `.` is the folder of this file' },
            why: text('Shown to whoever puts one elsewhere'),
          },
          ['match', 'to'],
        ),
        description: 'Where files go; the first that matches decides',
      },
      forbid: {
        type: 'array',
        items: {
          anyOf: [
            glob('Files that must not be'),
            map({ match: glob('Files that must not be'), why: text('Shown with the finding') }, ['match']),
          ],
        },
        description: 'Files that must not be',
      },
      require: {
        type: 'array',
        items: {
          anyOf: [
            glob('A file that must be, or a glob of which one must be there'),
            map({ match: glob('A file that must be, or a glob of which one must be there'), why: text('Shown with the finding') }, [
              'match',
            ]),
          ],
        },
        description: 'Files that must be',
      },
    },
    [],
    'Where files lie, which must be, and which must not',
  ),
  facts: (value, scope) => {
    const items = (key: string): readonly Valid[] => value.entries?.get(key)?.items ?? [];
    return [
      ...[...(value.entries?.get('allow')?.entries ?? [])].flatMap(([folder, list]) => allowed(scope, folder, list)),
      ...items('routes').flatMap(it => {
        const to = fromRoot(scope, it.entries?.get('to')?.text ?? '');
        return to === undefined ? [] : matched(scope, it, 'policy.route', { to });
      }),
      ...items('forbid').flatMap(it => matched(scope, it, 'policy.forbidden-file', {})),
      ...items('require').flatMap(it => matched(scope, it, 'policy.required-file', {})),
    ];
  },
  adopts: value => (value.entries?.get('from')?.items ?? []).map(({ text: written = '', span }) => referenceOf(written, span)),
  adopted: ({ path, pointer }, read) => layoutFacts(path, read, pointer),
});

function allowed(scope: PolicyScope, written: string, list: Valid): readonly FactOf[] {
  const folder = written === '.' ? fromRoot(scope, '') : fromRoot(scope, written);
  if (folder === undefined) return [];
  const at = folder.replace(/\/$/, '');
  return (list.items ?? []).map(({ text: name = '', span }) =>
    stated(scope, 'policy.allowed', at === '' ? name : `${at}/${name}`, span, { folder: at }),
  );
}

function matched<K extends 'policy.route' | 'policy.forbidden-file' | 'policy.required-file'>(
  scope: PolicyScope,
  item: Valid,
  kind: K,
  value: FactKinds[K],
): readonly FactOf[] {
  const match = matchOf(item);
  const key = match === undefined ? undefined : fromRoot(scope, match.text);
  const why = item.entries?.get('why')?.text;
  if (match === undefined || key === undefined) return [];
  return [stated<FactKind>(scope, kind, key, match.span, why === undefined ? value : { ...value, why })];
}
