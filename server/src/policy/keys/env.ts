import { definePolicyKey } from '../key.ts';
import { globs, map, text } from '../schema.ts';
import { fromRoot, stated } from '../scope.ts';

/** Which environment variables have to be set, and when, and where those that a person can set are listed. */
export default definePolicyKey({
  name: 'env',
  schema: map(
    {
      registry: globs('The files that list the variables which programs read: `.env.example` and its like, documents with a table of them'),
      required: {
        type: 'array',
        items: map(
          {
            when: text('A variable and its value, as `APP_ENV=production`'),
            set: { type: 'array', items: text('A variable'), description: 'The variables that have to be set then' },
            why: text('Shown where one is missing'),
          },
          ['when', 'set'],
        ),
        description: 'Variables that have to be set wherever another one has a value',
      },
    },
    [],
    'Environment variables',
  ),
  facts: (value, scope) => [
    ...(value.entries?.get('registry')?.items ?? []).flatMap(({ text: written, span }) => {
      const glob = written === undefined ? undefined : fromRoot(scope, written);
      return glob === undefined ? [] : [stated(scope, 'policy.environment-registry', glob, span, {})];
    }),
    ...(value.entries?.get('required')?.items ?? []).flatMap(({ entries }) => {
      const when = entries?.get('when');
      const [, name = '', equals = ''] = /^\s*(\w+)\s*=\s*(.*?)\s*$/.exec(when?.text ?? '') ?? [];
      if (when === undefined || name === '') return [];
      const set = (entries?.get('set')?.items ?? []).flatMap(it => it.text ?? []);
      const why = entries?.get('why')?.text;
      return [stated(scope, 'policy.required-environment', name, when.span, { equals, set, ...(why === undefined ? {} : { why }) })];
    }),
  ],
});
