import { definePolicyKey } from '../key.ts';
import { glob, map } from '../schema.ts';
import { fromRoot, stated } from '../scope.ts';
import { matchOf } from '../validate.ts';

/** Files that may only grow. */
export default definePolicyKey({
  name: 'ledgers',
  schema: {
    type: 'array',
    items: {
      anyOf: [
        glob('A glob relative to this file'),
        map(
          {
            match: glob('A glob relative to this file'),
            generated: {
              type: 'array',
              items: { type: 'string' },
              description: 'The lines that begin and end a part which is generated: what stands from the one to the other may change',
            },
          },
          ['match'],
        ),
      ],
    },
    description: 'Files that may only grow: a line that is changed or removed is reported',
  },
  facts: (value, scope) =>
    (value.items ?? []).flatMap(item => {
      const match = matchOf(item);
      const key = match === undefined ? undefined : fromRoot(scope, match.text);
      if (match === undefined || key === undefined) return [];
      const [begin, end] = item.entries?.get('generated')?.items?.flatMap(it => it.text ?? []) ?? [];
      const generated = begin === undefined || end === undefined ? {} : { generated: [begin, end] as const };
      return [stated(scope, 'policy.ledger', key, match.span, generated)];
    }),
  patterns: (value, scope) =>
    (value.items ?? []).flatMap(item => {
      const match = fromRoot(scope, matchOf(item)?.text ?? '');
      return match === undefined || match === '' ? [] : [{ for: 'text.ledger' as const, pattern: '(?s)\\A.+\\z', match }];
    }),
});
