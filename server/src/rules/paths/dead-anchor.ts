import type { Span } from '../../base/span.ts';
import {
  anchorsOf,
  hasAnchor,
  isAddedByTheSite,
  isOfAnotherMaker,
  isRendererAnchor,
  mayBeIssue,
  mayHaveAnchor,
  nearestAnchor,
} from '../../resolve/anchors.ts';
import { readsAsWeDo } from '../../resolve/linkReading.ts';
import { markdownTarget } from '../../resolve/links.ts';
import { conventions } from '../../resolve/sites/conventions.ts';
import { siteOf } from '../../resolve/sites/site.ts';
import { changeTo } from '../edit.ts';
import { lacking } from '../group.ts';
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
    if (anchor === undefined || isRendererAnchor(anchor)) return holds;
    const site = facts.ask(siteOf, claim.path);
    if (site !== undefined && conventions[site.generator].anchors === 'unknown') return unknown('site');
    const target = own ? claim.path : markdownTarget(facts, claim);
    if (target === undefined) return holds;
    const anchors = facts.ask(anchorsOf, target);
    if (anchors.names.length === 0) return unknown('unreadable');
    if (hasAnchor(anchors, anchor)) return holds;
    if (anchors.open || (site !== undefined && isAddedByTheSite(facts, target, anchor))) return unknown('open');
    if (isOfAnotherMaker(anchor) || mayHaveAnchor(anchors, anchor)) return unknown('unproven');
    const span = own ? claim.span : (claim.value.anchorSpan ?? claim.span);
    const found = nearestAnchor(anchors, anchor);
    const meant = facts.in(target, 'doc.heading').find(it => it.key === found);
    // Nobody links to the section that the reader is in, but for the whole document's.
    const isAround =
      meant !== undefined &&
      target === claim.path &&
      meant.value.level > 1 &&
      isWithin(claim.span, meant.span.start, meant.value.sectionEnd);
    const [near, heading] = isAround ? [] : [found, meant];
    return fails({
      message: `No heading${own ? '' : ` of "${target}"`} makes the anchor "#${anchor}"`,
      span,
      group: lacking(target, 'anchor', `#${anchor}`),
      ...(!mayBeIssue(anchor) && readsAsWeDo(facts, claim.path, 'anchors') ? {} : { confidence: 'likely' as const }),
      related: heading === undefined ? [] : [{ path: target, span: heading.span, message: `this heading makes "#${near}"` }],
      fixes: near === undefined ? [] : [changeTo({ path: claim.path, span }, near, 'review', `#${near}`)],
    });
  },
});

const isWithin = (place: Span, start: number, end: number): boolean => start < place.start && place.start < end;
