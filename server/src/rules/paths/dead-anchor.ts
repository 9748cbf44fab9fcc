import type { Path } from '../../base/path.ts';
import { nearest } from '../../base/nearest.ts';
import { anchorsOf, looseAnchor } from '../../resolve/anchors.ts';
import { destinationOf } from '../../resolve/links.ts';
import { siteOf } from '../../resolve/site.ts';
import { defineRule, fails, holds, unknown } from '../rule.ts';

export default defineRule({
  id: 'paths/dead-anchor',
  summary: 'A link leads to a heading that its document does not have',
  severity: 'warning',
  confidence: 'certain',
  fix: 'review',
  judges: ['doc.link', 'doc.anchor-link'],
  reads: ['doc.heading', 'doc.anchor', 'tree.file', 'tree.folder'],
  roles: ['living', 'site'],
  judge(claim, facts) {
    const own = claim.kind === 'doc.anchor-link';
    const anchor = own ? claim.key : claim.value.anchor;
    if (anchor === undefined || lines.test(anchor) || made.test(anchor)) return holds;
    if (facts.ask(siteOf, claim.path)?.links === 'routes') return unknown('site');
    const target = own ? claim.path : markdownAt(destinationOf(facts, claim));
    if (target === undefined) return holds;
    const { names, loose } = facts.ask(anchorsOf, target);
    if (names.length === 0) return unknown('unreadable');
    if (loose.includes(looseAnchor(anchor.replace(/^user-content-/, '')))) return holds;
    const near =
      (anchor.length > 3 ? names.find(it => it.startsWith(`${anchor}-`)) : undefined) ??
      nearest(
        anchor,
        names.filter(it => digits(it) === digits(anchor)),
      );
    const span = own ? claim.span : (claim.value.anchorSpan ?? claim.span);
    const heading = near === undefined ? undefined : facts.in(target, 'doc.heading').find(it => it.key === near);
    return fails({
      message: own ? `No heading makes the anchor "#${anchor}"` : `No heading of "${target}" makes the anchor "#${anchor}"`,
      span,
      ...(near === undefined
        ? {}
        : {
            ...(heading === undefined ? {} : { related: [{ path: target, span: heading.span, message: `this heading makes "#${near}"` }] }),
            fixes: [{ title: `Change to "#${near}"`, kind: 'review', changes: [{ type: 'edit', path: claim.path, span, newText: near }] }],
          }),
    });
  },
});

/** `#L20`, `#L19C5-L21C11` name lines of a file that is shown as code; `#top` and text fragments need no heading. */
const lines = /^(?:L\d+(?:C\d+)?(?:-L?\d+(?:C\d+)?)?|top|readme|:~:.*|\/.*|!.*)$/i;
/** Anchors that renderers make themselves: foot notes and tabs. */
const made = /^(?:user-content-)?(?:fn|fnref|footnote|cite|ref)[-_:]?\w*$|^(?:__|tab[-/])|=/i;

/** Another number is another thing. */
const digits = (anchor: string): string => anchor.replace(/\D+/g, ' ').trim();

function markdownAt(destination: ReturnType<typeof destinationOf>): Path | undefined {
  return destination.is === 'file' && /\.(?:md|markdown|mdown|mkd)$/i.test(destination.path) ? destination.path : undefined;
}
