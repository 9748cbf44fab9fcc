import type { Path } from '../../base/path.ts';
import type { FactOf } from '../../facts/fact.ts';
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
    // What a tool writes is mended by the tool.
    const isKept = own && claim.value.kept === true;
    const found = nearestAnchor(anchors, anchor);
    const meant = facts.in(target, 'doc.heading').find(it => it.key === found);
    const [near, heading] = meant !== undefined && isAround(claim, target, meant) ? [] : [found, meant];
    return fails({
      message: `No heading${own ? '' : ` of "${target}"`} makes the anchor "#${anchor}"`,
      span,
      group: lacking(target, 'anchor', `#${anchor}`),
      ...(!isKept && !mayBeIssue(anchor) && readsAsWeDo(facts, claim.path, 'anchors') ? {} : { confidence: 'likely' as const }),
      related: heading === undefined ? [] : [{ path: target, span: heading.span, message: `this heading makes "#${near}"` }],
      fixes: near === undefined ? [] : [changeTo({ path: claim.path, span }, near, 'review', `#${near}`)],
    });
  },
});

/** Whether a link stands in the section of a heading: nobody links to where the reader is, but to the whole document. */
const isAround = ({ path, span }: FactOf, target: Path, heading: FactOf<'doc.heading'>): boolean =>
  target === path && heading.value.level > 1 && heading.span.start < span.start && span.start < heading.value.sectionEnd;
