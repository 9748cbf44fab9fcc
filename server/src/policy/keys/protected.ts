import { nowhere } from '../../base/span.ts';
import type { FactKinds } from '../../facts/kinds.ts';
import { definePolicyKey, referenceOf } from '../key.ts';
import { registryFacts } from '../registry.ts';
import { glob, globs, map, text } from '../schema.ts';
import { fromRoot, stated } from '../scope.ts';
import { matchOf, type Valid } from '../validate.ts';

const defaultSigners = '.groundline/allowed_signers';

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
      approvals: map(
        {
          signed: { type: 'boolean', description: 'Whether a decision must carry an SSH signature; `false` when left out' },
          own: { type: 'boolean', description: 'Whether the author of a change may approve it; `true` when left out' },
          signers: {
            type: 'string',
            format: 'reference',
            description: `The file of allowed signers, as ssh-keygen reads it; \`${defaultSigners}\` when left out`,
          },
        },
        [],
        'Which decisions count',
      ),
    },
    [],
    'Which paths are protected',
  ),
  facts(value, scope) {
    const get = (key: string) => value.entries?.get(key);
    const paths = (get('paths')?.items ?? []).flatMap(item => {
      const match = matchOf(item);
      const key = match === undefined ? undefined : fromRoot(scope, match.text);
      if (match === undefined || key === undefined) return [];
      return [stated(scope, 'policy.protected', key, match.span, { from: 'policy', ...asked(item) })];
    });
    const all =
      get('default')?.text === 'deny'
        ? [stated(scope, 'policy.protected', '**', value.span, { from: 'policy', why: 'everything is protected by default' })]
        : [];
    const except = (get('except')?.items ?? []).flatMap(({ text: written = '' }) => {
      const key = fromRoot(scope, written);
      return key === undefined ? [] : [stated(scope, 'policy.unprotected', key, nowhere, {})];
    });
    const owners = (get('from')?.items ?? []).flatMap(({ text: written = '', span }) => {
      const { path, pointer } = referenceOf(written, span);
      return pointer === undefined && isOwnersFile(path) ? [stated(scope, 'policy.protecting-owners', path, span, {})] : [];
    });
    const decisions = get('approvals');
    const flag = (name: string, otherwise: boolean): boolean => (decisions?.entries?.get(name)?.text ?? String(otherwise)) === 'true';
    const counting = stated(scope, 'policy.approvals', '', decisions?.span ?? value.span, {
      signed: flag('signed', false),
      own: flag('own', true),
      signers: fromRoot(scope, decisions?.entries?.get('signers')?.text ?? defaultSigners) ?? defaultSigners,
    });
    return [...paths, ...all, ...except, ...owners, counting];
  },
  adopts: value =>
    (value.entries?.get('from')?.items ?? [])
      .map(({ text: written = '', span }) => referenceOf(written, span))
      .filter(it => it.pointer !== undefined),
  adopted: ({ path, pointer = '' }, text) => registryFacts(path, text, pointer),
});

const isOwnersFile = (path: string): boolean => /^(?:\.github\/|\.gitlab\/|docs\/)?CODEOWNERS$/.test(path);

/** What a path asks of a change beside its pattern. */
function asked({ entries }: Valid): Omit<FactKinds['policy.protected'], 'from'> {
  const why = entries?.get('why')?.text;
  const approvals = entries?.get('approvals')?.text;
  const approvers = entries?.get('approvers')?.items?.flatMap(it => it.text ?? []);
  return {
    ...(why === undefined ? {} : { why }),
    ...(approvals === undefined ? {} : { approvals: Number(approvals) }),
    ...(approvers === undefined ? {} : { approvers }),
  };
}
