import { definePolicyKey } from '../key.ts';
import { map, text } from '../schema.ts';
import { fromRoot, stated } from '../scope.ts';

/** Paths that are given up, and what stands in their place. */
export default definePolicyKey({
  name: 'legacy',
  schema: {
    type: 'array',
    items: map(
      {
        path: { type: 'string', format: 'reference', description: 'A file or folder that nothing should refer to any more' },
        use: { type: 'string', format: 'reference', description: 'What stands in its place' },
        why: text('Shown to whoever refers to it'),
      },
      ['path'],
    ),
    description: 'Paths that are given up, and what stands in their place',
  },
  facts: (value, scope) =>
    (value.items ?? []).flatMap(({ entries }) => {
      const path = entries?.get('path');
      const key = path?.text === undefined ? undefined : fromRoot(scope, path.text);
      if (path === undefined || key === undefined) return [];
      const use = entries?.get('use')?.text?.replace(/^(?:\.?\/)+|\/$/g, '');
      const why = entries?.get('why')?.text;
      return [
        stated(scope, 'policy.legacy', key, path.span, { ...(use === undefined ? {} : { use }), ...(why === undefined ? {} : { why }) }),
      ];
    }),
});
