import type { Finding } from '../../server/src/analysis/finding.ts';
import { applyEdits, type TextEdit } from '../../server/src/base/edit.ts';
import { positionAt } from '../../server/src/base/lines.ts';
import { nameOf, type Path } from '../../server/src/base/path.ts';
import { type Span, span } from '../../server/src/base/span.ts';
import type { FactOf } from '../../server/src/facts/fact.ts';
import type { Fix, UnknownReason } from '../../server/src/rules/rule.ts';
import type { Held, Mutation, MutationKind, Side } from './mutation.ts';
import { type Unprovable, whyUnprovable } from './provable.ts';
import type { MutableWorkspace } from './workspace.ts';

/** What a mutation came to. */
export interface Trial {
  readonly rule: string;
  readonly side: Side;
  readonly claim: FactOf;
  /** 1-based, of the claim. */
  readonly line: number;
  readonly kind: MutationKind;
  readonly what: string;
  /** Why the mutation does not make the claim provably false, so that silence is right. */
  readonly unprovable?: Unprovable;
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

/**
 * Makes a mutation, sees what comes of it and of the fix that is offered, and puts everything back. `findings`: those of the workspace as
 * it is.
 */
export function attempt(held: Held, side: Side, mutation: Mutation, workspace: MutableWorkspace, findings: FindingCounts): Trial {
  const { rule, claim } = held;
  const before = workspace.text(claim.path);
  const { line } = positionAt(workspace.engine.snapshot.document(claim.path)?.lineStarts ?? [0], claim.span.start);
  const unprovable = whyUnprovable(held, side, mutation, workspace);
  const event = { broken: brokenBy(mutation, workspace), moves: new Set([...mutation.gone.values()].flatMap(it => it ?? [])) };
  workspace.commit(commitOf(mutation, workspace));
  try {
    const place = moved(wholeOf(claim), mutation.edits.get(claim.path) ?? []);
    const trial = {
      rule: rule.id,
      side,
      claim,
      line,
      kind: mutation.kind,
      what: mutation.what,
      ...(unprovable === undefined ? {} : { unprovable }),
    };
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
      fix: { kind: fix.kind, did: tryFix(fix, found, side === 'claim' ? before : undefined, findings, event, workspace) },
    };
  } finally {
    workspace.restore();
  }
}

interface Event {
  /** The names that a mutation takes away. */
  readonly broken: ReadonlySet<string>;
  /** Where moved documents are now, with all that was wrong in them before. */
  readonly moves: ReadonlySet<Path>;
}

/** The names that a mutation takes away: of what is renamed, and of files and folders that go, with those that they get. */
function brokenBy({ edits, gone }: Mutation, workspace: MutableWorkspace): ReadonlySet<string> {
  const renamed = [...edits].flatMap(([path, list]) => list.map(it => (workspace.text(path) ?? '').slice(it.span.start, it.span.end)));
  return new Set([...renamed, ...[...gone].flat().flatMap(it => it?.split('/') ?? [])]);
}

/** A link's anchor, the port of the container and a budget's number are parts of what is claimed. */
function wholeOf({ kind, value, span: place }: FactOf): Span {
  const part =
    kind === 'doc.link'
      ? value.anchorSpan
      : kind === 'compose.port'
        ? value.containerSpan
        : kind === 'policy.debt-budget'
          ? value.max.span
          : undefined;
  return part === undefined ? place : span(Math.min(place.start, part.start), Math.max(place.end, part.end));
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
  findings: FindingCounts,
  { broken, moves }: Event,
  workspace: MutableWorkspace,
): 'restored' | 'mended' | 'failed' {
  const edits = new Map<Path, TextEdit[]>();
  const texts = new Map<Path, string | undefined>();
  for (const change of fix.changes) {
    if (change.type === 'edit') edits.set(change.path, [...(edits.get(change.path) ?? []), change]);
    else if (change.type === 'create') texts.set(change.path, change.text);
    else texts.set(change.path, undefined).set(change.to, workspace.text(change.path) ?? '');
  }
  for (const [path, list] of edits) texts.set(path, applyEdits(workspace.text(path) ?? '', list));
  if (original !== undefined && texts.get(finding.path) === original) return 'restored';
  const mutated = countsOf(workspace.engine.allFindings());
  workspace.commit({ texts });
  const left = workspace.engine.allFindings();
  const after = countsOf(left);
  const gone = (after.get(identity(finding)) ?? 0) < (mutated.get(identity(finding)) ?? 0);
  // What else rests on the same fact may be told only now.
  const rest = ({ claim, path, span: { start, end } }: Finding): boolean =>
    moves.has(path) || [claim.key, workspace.text(path)?.slice(start, end) ?? ''].some(it => broken.has(nameOf(it.replace(/\/+$/, ''))));
  const nothingNew = left.every(
    it => rest(it) || (after.get(identity(it)) ?? 0) <= Math.max(mutated.get(identity(it)) ?? 0, findings.get(identity(it)) ?? 0),
  );
  return gone && nothingNew ? 'mended' : 'failed';
}

function commitOf(
  { edits, gone, folders, come = new Map() }: Mutation,
  workspace: MutableWorkspace,
): Parameters<MutableWorkspace['commit']>[0] {
  const texts = new Map<Path, string | undefined>(come);
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

/** How often each finding is there, whatever its place. */
export type FindingCounts = ReadonlyMap<string, number>;

export function countsOf(findings: readonly Finding[]): FindingCounts {
  const counts = new Map<string, number>();
  for (const finding of findings) counts.set(identity(finding), (counts.get(identity(finding)) ?? 0) + 1);
  return counts;
}
