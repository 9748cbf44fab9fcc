import { definePolicyKey } from '../key.ts';
import { globs } from '../schema.ts';
import { fromRoot, stated } from '../scope.ts';

/** Configurations that something of the workspace has to read. */
export default definePolicyKey({
  name: 'read',
  schema: globs('Configurations that something of the workspace has to read'),
  facts: (value, scope) =>
    (value.items ?? []).flatMap(({ text = '', span }) => {
      const key = fromRoot(scope, text);
      if (key === undefined) return [];
      // A glob that matches a folder speaks of all below it.
      return (key.endsWith('**') ? [key] : [key, `${key}/**`]).map(it => stated(scope, 'policy.must-be-read', it, span, {}));
    }),
});
