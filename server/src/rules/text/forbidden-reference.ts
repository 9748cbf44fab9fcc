import { compileGlob } from '../../base/glob.ts';
import type { FactOf } from '../../facts/fact.ts';
import { defineResolution } from '../../index/view.ts';
import { changeTo } from '../edit.ts';
import { defineRule, fails, holds, unknown } from '../rule.ts';

export default defineRule({
  id: 'text/forbidden-reference',
  summary: 'A text holds what the policy says must not be written any more',
  severity: 'warning',
  confidence: 'certain',
  fix: 'review',
  judges: ['text.forbidden'],
  reads: ['policy.forbidden-text'],
  roles: ['living', 'example', 'template', 'site', 'prompt'],
  judge(claim, facts) {
    const entries = facts.get('policy.forbidden-text', claim.key);
    const [entry] = entries;
    if (entry === undefined) return unknown('unproven');
    if (entry.path === claim.path) return holds;
    const allowed = facts.ask(allowedSections, claim.path);
    if (allowed.some(it => it.pattern === claim.key && it.start <= claim.span.start && claim.span.end <= it.end)) return holds;
    const { use, why } = entry.value;
    const newText = use === undefined ? undefined : filled(use, claim);
    return fails({
      message: `"${claim.value.text}" must not be written here${newText === undefined ? '' : `; use "${newText}"`}${why === undefined ? '' : ` (${why})`}`,
      related: [{ path: entry.path, span: entry.span, message: 'the policy forbids it here' }],
      fixes: newText === undefined ? [] : [changeTo(claim, newText, 'review')],
    });
  },
});

/** Where forbidden texts may stand in a document, by pattern; question: the document's path. */
const allowedSections = defineResolution({
  id: 'allowed-sections',
  reads: ['policy.forbidden-text', 'doc.heading'],
  answer: (facts, path): readonly { readonly pattern: string; readonly start: number; readonly end: number }[] =>
    facts.all('policy.forbidden-text').flatMap(({ key: pattern, value }) =>
      value.allow
        .filter(it => compileGlob(it.match)?.(path) === true)
        .flatMap(({ heading }) =>
          heading === undefined
            ? [{ pattern, start: 0, end: Number.MAX_SAFE_INTEGER }]
            : facts
                .in(path, 'doc.heading')
                .filter(it => it.value.text === heading)
                .map(it => ({ pattern, start: it.span.start, end: it.value.sectionEnd })),
        ),
    ),
});

/** The text to use, with `$1`, `$2`, … filled in from the match. */
const filled = (use: string, { value }: FactOf<'text.forbidden'>): string =>
  use.replace(/\$([1-9])/g, (_, index: string) => value.groups[Number(index) - 1] ?? '');
