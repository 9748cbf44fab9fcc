import { definePolicyKey } from '../key.ts';
import { glob, map, text } from '../schema.ts';
import { fromRoot, stated } from '../scope.ts';
import { headingOf, matchOf } from '../validate.ts';

/** Documents, or sections of them, whose text was true when it was written and is not judged now. */
export default definePolicyKey({
  name: 'history',
  nested: true,
  schema: {
    type: 'array',
    items: {
      anyOf: [
        glob('Documents that are records: true when written, not judged now'),
        map({ match: glob('The documents'), heading: text('The heading whose section is a record, as it reads') }, ['match']),
      ],
    },
    description: 'Documents, or sections of them, whose text is a record and is not judged',
  },
  facts: (value, scope) =>
    (value.items ?? []).flatMap(item => {
      const match = matchOf(item);
      const key = match === undefined ? undefined : fromRoot(scope, match.text);
      if (match === undefined || key === undefined) return [];
      const heading = headingOf(item);
      // A glob that matches a folder speaks of all below it.
      return (key.endsWith('**') ? [key] : [key, `${key}/**`]).map(it =>
        stated(scope, 'policy.history', it, match.span, heading === undefined ? {} : { heading }),
      );
    }),
});
