import { definePolicyKey } from '../key.ts';
import { glob, map, text } from '../schema.ts';
import { fromRoot, stated } from '../scope.ts';
import type { Valid } from '../validate.ts';

/** How many markers of work left undone the comments of an area may hold. */
export default definePolicyKey({
  name: 'debt',
  schema: map(
    {
      markers: {
        type: 'array',
        items: text('A word in comments'),
        description: 'Words that mark work left undone; TODO and FIXME when left out',
      },
      budgets: {
        type: 'array',
        items: map(
          {
            match: glob('The files it counts in'),
            max: { type: 'integer', minimum: 0, description: 'How many markers their comments may hold' },
            why: text('Shown when there are more'),
          },
          ['match', 'max'],
        ),
        description: 'The most markers that each area may hold',
      },
    },
    ['budgets'],
    'Budgets for markers in comments',
  ),
  facts: (value, scope) =>
    budgets(value).flatMap(({ entries }) => {
      const [match, max, why] = ['match', 'max', 'why'].map(it => entries?.get(it));
      const key = fromRoot(scope, match?.text ?? '');
      if (match === undefined || max === undefined || key === undefined) return [];
      const maximum = { value: Number(max.text), span: max.span };
      return [
        stated(scope, 'policy.debt-budget', key, match.span, { max: maximum, ...(why?.text === undefined ? {} : { why: why.text }) }),
      ];
    }),
  patterns: (value, scope) => {
    const markers = value.entries?.get('markers')?.items?.flatMap(it => it.text ?? []) ?? ['TODO', 'FIXME'];
    const pattern = `\\b(?:${markers.map(it => it.replace(/[^\w\s]/g, '\\$&')).join('|')})\\b`;
    return budgets(value).flatMap(({ entries }) => {
      const match = fromRoot(scope, entries?.get('match')?.text ?? '');
      return match === undefined ? [] : [{ for: 'text.marker', pattern, match, comments: true }];
    });
  },
});

const budgets = (value: Valid): readonly Valid[] => value.entries?.get('budgets')?.items ?? [];
