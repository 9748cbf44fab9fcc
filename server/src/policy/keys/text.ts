import { definePolicyKey } from '../key.ts';
import { glob, map, text } from '../schema.ts';
import { fromRoot, stated } from '../scope.ts';
import { headingOf, matchOf, type Valid } from '../validate.ts';

/** References that the texts of the workspace must not hold any more. */
export default definePolicyKey({
  name: 'text',
  nested: true,
  schema: map(
    {
      forbid: {
        type: 'array',
        items: map(
          {
            pattern: { type: 'string', format: 'pattern', description: 'What must not stand in a text, in the syntax of RE2' },
            use: text('What to write in its place; `$1` stands for the first group'),
            why: text('Shown to whoever wrote it'),
            match: glob('The documents it must not stand in; all of them when left out'),
            allow: {
              type: 'array',
              items: {
                anyOf: [
                  glob('Documents in which it may stand'),
                  map({ match: glob('The documents'), heading: text('The heading in whose section it may stand, as it reads') }, ['match']),
                ],
              },
              description: 'Where it may stand all the same',
            },
          },
          ['pattern'],
        ),
        description: 'What must not stand in a text',
      },
    },
    [],
    'What the texts of this folder must not say',
  ),
  facts: (value, scope) =>
    forbidden(value).flatMap(entry => {
      const pattern = entry.entries?.get('pattern');
      const use = entry.entries?.get('use')?.text;
      const why = entry.entries?.get('why')?.text;
      if (pattern?.text === undefined) return [];
      const allow = (entry.entries?.get('allow')?.items ?? []).flatMap(item => {
        const match = fromRoot(scope, matchOf(item)?.text ?? '');
        const heading = headingOf(item);
        return match === undefined ? [] : [{ match, ...(heading === undefined ? {} : { heading }) }];
      });
      return [
        stated(scope, 'policy.forbidden-text', pattern.text, pattern.span, {
          allow,
          ...(use === undefined ? {} : { use }),
          ...(why === undefined ? {} : { why }),
        }),
      ];
    }),
  patterns: (value, scope) =>
    forbidden(value).flatMap(({ entries }) => {
      const pattern = entries?.get('pattern')?.text;
      const match = fromRoot(scope, entries?.get('match')?.text ?? '**');
      return pattern === undefined || match === undefined ? [] : [{ for: 'text.forbidden', pattern, match }];
    }),
});

const forbidden = (value: Valid): readonly Valid[] => value.entries?.get('forbid')?.items ?? [];
