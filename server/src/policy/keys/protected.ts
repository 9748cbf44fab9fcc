import { removalOf } from '../../base/listItem.ts';
import type { Span } from '../../base/span.ts';
import type { FactOf } from '../../facts/fact.ts';
import type { FactKinds } from '../../facts/kinds.ts';
import { additionTo } from '../additions.ts';
import { definePolicyKey, referenceOf } from '../key.ts';
import { protecting, registryFacts } from '../registry.ts';
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
      cover: globs('Areas each file of which has to be protected, by whatever pattern, or be excepted'),
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
  facts(value, scope, text) {
    const get = (key: string) => value.entries?.get(key);
    const listed = (key: string) => entriesIn(get(key), text);
    const rootGlob = (written: string) => fromRoot(scope, written);
    const paths = protecting(listed('paths'), rootGlob).map(({ key, entry: { item, span, ...entry }, unless }) =>
      stated(scope, 'policy.protected', key, span, { from: 'policy', ...entry, ...unless, ...asked(item) }),
    );
    const all =
      get('default')?.text === 'deny'
        ? [
            stated(scope, 'policy.protected', '**', value.span, {
              from: 'policy',
              written: '**',
              why: 'everything is protected by default',
            }),
          ]
        : [];
    const except = listed('except').flatMap(({ item: _, span, ...entry }) => {
      const key = rootGlob(entry.written);
      return key === undefined ? [] : [stated(scope, 'policy.unprotected', key, span, entry)];
    });
    const cover = listed('cover').flatMap(({ written, span }) => {
      const key = rootGlob(written);
      return key === undefined ? [] : [stated(scope, 'policy.to-protect', key, span, { written, add: additionTo(text, value, 'paths') })];
    });
    const from = listed('from').map(({ item: _, written, span, removal }): FactOf => {
      const { path, pointer } = referenceOf(written, span);
      const removable = removal === undefined ? {} : { removal };
      return pointer === undefined && isOwnersFile(path)
        ? stated(scope, 'policy.protecting-owners', path, span, removable)
        : stated(scope, 'policy.protecting-list', pointer === undefined ? path : `${path}#${pointer}`, span, { path, ...removable });
    });
    const decisions = get('approvals');
    const flag = (name: string, otherwise: boolean): boolean => (decisions?.entries?.get(name)?.text ?? String(otherwise)) === 'true';
    const counting = stated(scope, 'policy.approvals', '', decisions?.span ?? value.span, {
      signed: flag('signed', false),
      own: flag('own', true),
      signers: fromRoot(scope, decisions?.entries?.get('signers')?.text ?? defaultSigners) ?? defaultSigners,
    });
    return [...paths, ...all, ...except, ...cover, ...from, counting];
  },
  adopts: value =>
    (value.entries?.get('from')?.items ?? [])
      .map(({ text: written = '', span }) => referenceOf(written, span))
      .filter(it => it.pointer !== undefined),
  adopted: ({ path, pointer = '' }, text) => registryFacts(path, text, pointer),
});

const isOwnersFile = (path: string): boolean => /^(?:\.github\/|\.gitlab\/|docs\/)?CODEOWNERS$/.test(path);

interface Entry {
  readonly item: Valid;
  readonly written: string;
  readonly span: Span;
  readonly removal?: Span;
}

/** The globs or references of a list, each with what goes when it is taken out. */
function entriesIn(list: Valid | undefined, text: string): readonly Entry[] {
  const items = list?.items ?? [];
  const spans = items.map(it => it.span);
  return items.flatMap((item, index): readonly Entry[] => {
    const match = matchOf(item);
    const removal = removalOf(text, spans, index);
    return match === undefined ? [] : [{ item, written: match.text, span: match.span, ...(removal === undefined ? {} : { removal }) }];
  });
}

/** What a path asks of a change beside its pattern. */
function asked({ entries }: Valid): Pick<FactKinds['policy.protected'], 'why' | 'approvals' | 'approvers'> {
  const why = entries?.get('why')?.text;
  const approvals = entries?.get('approvals')?.text;
  const approvers = entries?.get('approvers')?.items?.flatMap(it => it.text ?? []);
  return {
    ...(why === undefined ? {} : { why }),
    ...(approvals === undefined ? {} : { approvals: Number(approvals) }),
    ...(approvers === undefined ? {} : { approvers }),
  };
}
