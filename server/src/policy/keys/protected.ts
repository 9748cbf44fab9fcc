import { nowhere } from '../../base/span.ts';
import { definePolicyKey, referenceOf } from '../key.ts';
import { registryFacts } from '../registry.ts';
import { glob, globs, map, text } from '../schema.ts';
import { fromRoot, stated } from '../scope.ts';
import { matchOf } from '../validate.ts';

/** Paths whose change needs an approval. */
export default definePolicyKey({
  name: 'protected',
  schema: map(
    {
      from: {
        type: 'array',
        items: { type: 'string', format: 'reference' },
        description:
          'Registries that the repository has already: a CODEOWNERS file, or a list in a JSON or YAML file, as `config/registry.json#/protected_paths`',
      },
      default: { enum: ['allow', 'deny'], description: '`deny` protects everything but what `except` names' },
      paths: {
        type: 'array',
        items: {
          anyOf: [
            glob('A glob relative to this file'),
            map(
              {
                match: glob('A glob relative to this file'),
                why: text('Shown to whoever changes it'),
                approvals: { type: 'integer', minimum: 0, description: 'How many approvals a change needs' },
                approvers: { type: 'array', items: { type: 'string' }, description: 'Who may approve' },
              },
              ['match'],
            ),
          ],
        },
        description: 'Paths whose change needs an approval',
      },
      except: globs('Paths that are not protected whatever else says so'),
    },
    [],
    'Which paths are protected',
  ),
  facts(value, scope) {
    const get = (key: string) => value.entries?.get(key);
    const paths = (get('paths')?.items ?? []).flatMap(item => {
      const match = matchOf(item);
      const key = match === undefined ? undefined : fromRoot(scope, match.text);
      const why = item.entries?.get('why')?.text;
      if (match === undefined || key === undefined) return [];
      return [stated(scope, 'policy.protected', key, match.span, { from: 'policy', ...(why === undefined ? {} : { why }) })];
    });
    const all =
      get('default')?.text === 'deny'
        ? [stated(scope, 'policy.protected', '**', value.span, { from: 'policy', why: 'everything is protected by default' })]
        : [];
    const except = (get('except')?.items ?? []).flatMap(({ text: written = '' }) => {
      const key = fromRoot(scope, written);
      return key === undefined ? [] : [stated(scope, 'policy.unprotected', key, nowhere, {})];
    });
    return [...paths, ...all, ...except];
  },
  adopts: value =>
    (value.entries?.get('from')?.items ?? [])
      .map(({ text: written = '', span }) => referenceOf(written, span))
      .filter(it => it.pointer !== undefined),
  adopted: ({ path, pointer = '' }, text) => registryFacts(path, text, pointer),
});
