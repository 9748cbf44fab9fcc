import type { Finding } from '../../server/src/analysis/finding.ts';
import { applyEdits, type TextEdit } from '../../server/src/base/edit.ts';
import type { Path } from '../../server/src/base/path.ts';
import { type Span, span } from '../../server/src/base/span.ts';
import type { FactOf } from '../../server/src/facts/fact.ts';
import type { Fix, UnknownReason } from '../../server/src/rules/rule.ts';
import type { Held, Mutation, Side } from './mutation.ts';
import type { MutableWorkspace } from './workspace.ts';

/** What a mutation came to. */
export interface Trial {
  readonly rule: string;
  readonly side: Side;
  readonly claim: FactOf;
  readonly what: string;
  readonly became: Outcome;
  /** Why, when the claim became unknown. */
  readonly reason?: UnknownReason;
  readonly fix?: { readonly kind: Fix['kind']; readonly did: 'restored' | 'mended' | 'failed' };
}

export type Outcome =
  | 'warning' // or an error
  | 'info' // or a hint
  | 'unknown'
  | 'true' // the claim is still judged true
  | 'unread' // no such claim is read any more
  | 'weak' // false, but not surely enough to be shown
  | 'misplaced'; // false, but not said at the claim

/** Makes a mutation, sees what comes of it and of the fix that is offered, and puts everything back. */
export function attempt(held: Held, side: Side, mutation: Mutation, workspace: MutableWorkspace): Trial {
  const { rule, claim } = held;
  const before = workspace.text(claim.path);
  const findings = countsOf(workspace.engine.allFindings());
  workspace.commit(commitOf(mutation, workspace));
  try {
    const place = moved(wholeOf(claim), mutation.edits.get(claim.path) ?? []);
    const trial = { rule: rule.id, side, claim, what: mutation.what };
    const found = workspace.engine
      .findings(claim.path)
      .find(
        it =>
          it.rule === rule.id &&
          (touches(it.span, place) || it.related.some(fact => fact.path === claim.path && touches(fact.span, place))),
      );
    if (found === undefined) return { ...trial, ...withoutFinding(held, place, workspace) };
    const became = found.severity === 'error' || found.severity === 'warning' ? 'warning' : 'info';
    const [fix] = found.fixes;
    if (fix === undefined) return { ...trial, became };
    return {
      ...trial,
      became,
      fix: { kind: fix.kind, did: tryFix(fix, found, side === 'claim' ? before : undefined, findings, workspace) },
    };
  } finally {
    workspace.restore();
  }
}

/** A link's anchor is a part of what it claims. */
function wholeOf({ kind, value, span: place }: FactOf): Span {
  const anchor = kind === 'doc.link' ? value.anchorSpan : undefined;
  return anchor === undefined ? place : span(Math.min(place.start, anchor.start), Math.max(place.end, anchor.end));
}

/** Why nothing is said at the claim. */
function withoutFinding({ rule, claim }: Held, place: Span, { engine }: MutableWorkspace): { became: Outcome; reason?: UnknownReason } {
  const verdicts = [...engine.verdictsIn(claim.path, rule)].filter(it => it.claim.kind === claim.kind && touches(it.claim.span, place));
  const [said] = verdicts.filter(it => it.verdict.is !== 'true').concat(verdicts);
  if (said === undefined) return { became: 'unread' };
  if (said.verdict.is === 'unknown') return { became: 'unknown', reason: said.verdict.because };
  if (said.verdict.is === 'true') return { became: 'true' };
  return { became: said.verdict.confidence === 'weak' ? 'weak' : 'misplaced' };
}

/** Whether a fix gives back the text as it was, or at least takes the finding away and brings no other that was not there before. */
function tryFix(
  fix: Fix,
  finding: Finding,
  original: string | undefined,
  findings: ReadonlyMap<string, number>,
  workspace: MutableWorkspace,
): 'restored' | 'mended' | 'failed' {
  const mutated = countsOf(workspace.engine.allFindings());
  const edits = new Map<Path, TextEdit[]>();
  const texts = new Map<Path, string | undefined>();
  for (const change of fix.changes) {
    if (change.type === 'edit') edits.set(change.path, [...(edits.get(change.path) ?? []), change]);
    else if (change.type === 'create') texts.set(change.path, change.text);
    else texts.set(change.path, undefined).set(change.to, workspace.text(change.path) ?? '');
  }
  for (const [path, list] of edits) texts.set(path, applyEdits(workspace.text(path) ?? '', list));
  workspace.commit({ texts });
  if (original !== undefined && workspace.text(finding.path) === original) return 'restored';
  const after = countsOf(workspace.engine.allFindings());
  const gone = (after.get(identity(finding)) ?? 0) < (mutated.get(identity(finding)) ?? 0);
  const rules = (counts: ReadonlyMap<string, number>): ReadonlyMap<string, number> => {
    const sums = new Map<string, number>();
    for (const [name, count] of counts) {
      const [rule = ''] = name.split('\u0000');
      sums.set(rule, (sums.get(rule) ?? 0) + count);
    }
    return sums;
  };
  const [was, isNow, first] = [rules(mutated), rules(after), rules(findings)];
  const nothingNew = [...isNow].every(([rule, count]) => count <= Math.max(was.get(rule) ?? 0, first.get(rule) ?? 0));
  return gone && nothingNew ? 'mended' : 'failed';
}

function commitOf({ edits, gone, folders }: Mutation, workspace: MutableWorkspace): Parameters<MutableWorkspace['commit']>[0] {
  const texts = new Map<Path, string | undefined>();
  const moves = new Map<Path, Path>(folders);
  for (const [path, list] of edits) texts.set(path, applyEdits(workspace.text(path) ?? '', list));
  for (const [path, to] of gone) {
    texts.set(path, undefined);
    if (to === undefined) continue;
    texts.set(to, workspace.text(path) ?? '');
    moves.set(path, to);
  }
  return { texts, moved: moves };
}

/** Where a span is after edits before or within it. */
function moved({ start, end }: Span, edits: readonly TextEdit[]): Span {
  const by = (limit: number): number =>
    edits.filter(it => it.span.end <= limit).reduce((sum, it) => sum + it.newText.length - (it.span.end - it.span.start), 0);
  const before = edits.filter(it => it.span.end <= start && it.span.start < start);
  const shift = before.reduce((sum, it) => sum + it.newText.length - (it.span.end - it.span.start), 0);
  return span(start + shift, end + by(end));
}

const touches = (a: Span, b: Span): boolean => a.start <= b.end && b.start <= a.end;

const identity = ({ rule, path, claim }: Finding): string => [rule, path, claim.kind, claim.key].join('\u0000');

function countsOf(findings: readonly Finding[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const finding of findings) counts.set(identity(finding), (counts.get(identity(finding)) ?? 0) + 1);
  return counts;
}
