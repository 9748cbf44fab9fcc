import { definePolicyKey } from '../key.ts';
import { globs, map } from '../schema.ts';
import { fromRoot, stated } from '../scope.ts';

/** Scripts that have to be run, and by what. */
export default definePolicyKey({
  name: 'checks',
  schema: map(
    {
      required: {
        type: 'array',
        items: { type: 'string', format: 'reference', description: 'A script that has to be run' },
        description: 'Scripts that a workflow, a hook or a task has to run',
      },
      'run-by': globs('The documents that have to run them; any workflow, hook or task when left out'),
    },
    ['required'],
    'Checks that have to be run',
  ),
  facts(value, scope) {
    const runBy = (value.entries?.get('run-by')?.items ?? []).flatMap(it => fromRoot(scope, it.text ?? '') ?? []);
    return (value.entries?.get('required')?.items ?? []).flatMap(item => {
      const key = fromRoot(scope, item.text ?? '');
      return key === undefined ? [] : [stated(scope, 'policy.required-check', key, item.span, { runBy })];
    });
  },
});
