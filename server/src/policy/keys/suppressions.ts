import { removalOf } from '../../base/listItem.ts';
import { span } from '../../base/span.ts';
import { spanOf } from '../../extract/yaml.ts';
import { definePolicyKey } from '../key.ts';
import { nodeAt, pairAt } from '../pointer.ts';
import { glob, map, text as plainText } from '../schema.ts';
import { fromRoot, stated } from '../scope.ts';

/** Findings that are hidden without a comment where they stand, as in JSON, which has none. */
export default definePolicyKey({
  name: 'suppressions',
  schema: map(
    {
      'require-reason': { type: 'boolean', description: 'Whether everything that is hidden has to say why, comments included' },
      entries: {
        type: 'array',
        items: map(
          {
            rule: plainText("The rule's id, or `*` for every rule"),
            path: glob('The documents whose findings are hidden'),
            pointer: plainText('A JSON pointer: only what stands there in the document is hidden'),
            reason: plainText('Why it is hidden'),
            until: { type: 'string', format: 'date', description: 'The last day on which it is hidden' },
          },
          ['rule', 'path'],
        ),
        description: 'What is hidden; an entry that hides nothing, or that has ended, is told of',
      },
    },
    [],
    'Findings that are hidden',
  ),
  facts(value, scope, text) {
    const required = value.entries?.get('require-reason');
    const items = value.entries?.get('entries')?.items ?? [];
    const spans = items.map(it => it.span);
    const entries = items.flatMap(({ entries: entry }, index) => {
      const removal = removalOf(text, spans, index);
      const [rule, path, pointer, reason, until] = ['rule', 'path', 'pointer', 'reason', 'until'].map(it => entry?.get(it));
      const match = fromRoot(scope, path?.text ?? '');
      if (rule?.text === undefined || match === undefined) return [];
      return [
        stated(scope, 'policy.suppression', rule.text, rule.span, {
          match,
          ...(pointer?.text === undefined ? {} : { pointer: pointer.text }),
          ...(reason?.text === undefined ? {} : { reason: reason.text }),
          ...(until?.text === undefined ? {} : { until: until.text }),
          ...(removal === undefined ? {} : { removal }),
        }),
      ];
    });
    return required?.text === 'true' ? [stated(scope, 'policy.reason-required', '', required.span, {}), ...entries] : entries;
  },
  adopts: value =>
    (value.entries?.get('entries')?.items ?? []).flatMap(({ entries: entry }) => {
      const [path, pointer] = ['path', 'pointer'].map(it => entry?.get(it));
      return path?.text === undefined || pointer?.text === undefined
        ? []
        : [{ path: path.text.replace(/^\.?\//, ''), pointer: pointer.text, span: pointer.span }];
    }),
  adopted({ path, pointer = '' }, read) {
    const node = nodeAt(read, pointer);
    if (node === undefined) return [];
    // What is said of a key is said of its entry.
    const start = pairAt(read, pointer)?.start ?? spanOf(node).start;
    const at = span(start, Math.max(spanOf(node).end, start + 1));
    return [{ kind: 'policy.suppressed-place', key: `${path}#${pointer}`, value: {}, path, span: at }];
  },
});
