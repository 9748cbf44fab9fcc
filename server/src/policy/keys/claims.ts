import type { TextPattern } from '../../extract/textPatterns.ts';
import { type BoundTo, countedKinds } from '../../facts/registries.ts';
import { definePolicyKey, referenceOf } from '../key.ts';
import { glob, map, text } from '../schema.ts';
import { fromRoot, type PolicyScope, stated } from '../scope.ts';
import type { Valid } from '../validate.ts';
import { valuePlace } from '../valuePlace.ts';

/** Numbers and texts in documents that have to be equal to something in the workspace. */
export default definePolicyKey({
  name: 'claims',
  schema: {
    type: 'array',
    items: map(
      {
        match: glob('The documents that make the claim'),
        pattern: {
          type: 'string',
          format: 'pattern',
          description: 'What the claim looks like, in the syntax of RE2; its first group is what has to be equal',
        },
        equals: map(
          {
            count: {
              type: 'string',
              format: 'pattern',
              description: 'The number of matches of this pattern, in the documents that `in` names',
            },
            files: glob('The number of files that match this glob'),
            facts: { enum: countedKinds, description: 'The number of different services, targets, … in the documents that `in` names' },
            in: glob('The documents that are counted in'),
            value: {
              type: 'string',
              format: 'reference',
              description: 'The text at a place of a JSON, YAML or TOML file, as `package.json#/engines/node`',
            },
          },
          [],
          'What it has to be equal to: one of `count`, `files`, `facts` and `value`',
        ),
        why: text('Shown where it is not'),
      },
      ['match', 'pattern', 'equals'],
    ),
    description: 'Numbers and texts in documents that have to be equal to something in the workspace',
  },
  facts: (value, scope) =>
    (value.items ?? []).flatMap(({ entries }) => {
      const pattern = entries?.get('pattern');
      const match = fromRoot(scope, entries?.get('match')?.text ?? '');
      const why = entries?.get('why')?.text;
      if (pattern?.text === undefined || match === undefined) return [];
      const equals = boundTo(entries?.get('equals'), scope);
      return [stated(scope, 'policy.claim', pattern.text, pattern.span, { match, equals, ...(why === undefined ? {} : { why }) })];
    }),
  patterns: (value, scope) =>
    (value.items ?? []).flatMap(({ entries }): TextPattern[] => {
      const match = fromRoot(scope, entries?.get('match')?.text ?? '');
      const pattern = entries?.get('pattern')?.text;
      const equals = boundTo(entries?.get('equals'), scope);
      if (match === undefined || pattern === undefined) return [];
      const counted: TextPattern[] = equals.is === 'count' ? [{ for: 'text.counted', pattern: equals.pattern, match: equals.in }] : [];
      return [{ for: 'text.claim', pattern, match }, ...counted];
    }),
  adopts: value =>
    (value.items ?? []).flatMap(({ entries }) => {
      const place = entries?.get('equals')?.entries?.get('value');
      return place?.text === undefined ? [] : [referenceOf(place.text, place.span)];
    }),
  adopted: valuePlace,
});

function boundTo(equals: Valid | undefined, scope: PolicyScope): BoundTo {
  const get = (key: string) => equals?.entries?.get(key)?.text;
  const within = fromRoot(scope, get('in') ?? '**') ?? '';
  const [count, facts, value] = [get('count'), get('facts'), get('value')];
  const files = fromRoot(scope, get('files') ?? '');
  const kind = countedKinds.find(it => it === facts);
  if (count !== undefined) return { is: 'count', pattern: count, in: within };
  if (files !== undefined && get('files') !== undefined) return { is: 'files', files };
  if (kind !== undefined) return { is: 'facts', kind, in: within };
  return value === undefined ? { is: 'nothing' } : { is: 'value', at: value.replace(/^\.?\//, '') };
}
