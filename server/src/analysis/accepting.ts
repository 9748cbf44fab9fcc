import type { Path } from '../base/path.ts';
import type { Span } from '../base/span.ts';
import type { Snapshot } from '../index/snapshot.ts';
import type { Baseline } from '../policy/baseline.ts';
import { analysisRules } from '../rules/analysisRules.ts';
import type { Fix } from '../rules/rule.ts';
import type { Finding } from './finding.ts';
import { fingerprinter } from './fingerprint.ts';

/** The findings of a document with those that the baseline accepts marked as such, and the baseline's fingerprints that were met. */
export interface Accepted {
  readonly findings: readonly Finding[];
  readonly met: ReadonlySet<string>;
}

/** Marks what the baseline accepts. A file that git sees as moved is known by the path that it had. */
export function accept(path: Path, findings: readonly Finding[], baseline: Baseline, snapshot: Snapshot): Accepted {
  const before = formerPaths(baseline, snapshot).get(path) ?? [];
  const former = before.map(it => fingerprinter(it));
  const met = new Set<string>();
  const marked = findings.map((it): Finding => {
    const names = [it.fingerprint, ...former.map(fingerprint => fingerprint(it.rule, it.claim))];
    const known = names.find(name => baseline.byFingerprint.has(name));
    if (known === undefined) return it;
    met.add(known);
    return it.status === 'new' ? { ...it, status: 'baseline' } : it;
  });
  return { findings: marked, met };
}

/** Paths of the baseline that were moved, by where they are now. */
function formerPaths(baseline: Baseline, snapshot: Snapshot): ReadonlyMap<Path, readonly Path[]> {
  const known = moved.get(baseline)?.get(snapshot);
  if (known !== undefined) return known;
  const found = new Map<Path, Path[]>();
  for (const path of new Set(baseline.entries.map(it => it.path))) {
    const to = snapshot.get('history.removed', path)[0]?.value.to;
    if (to !== undefined) found.set(to, [...(found.get(to) ?? []), path]);
  }
  moved.set(baseline, new WeakMap([[snapshot, found]]));
  return found;
}

const moved = new WeakMap<Baseline, WeakMap<Snapshot, ReadonlyMap<Path, readonly Path[]>>>();

/** What is to be said of the baseline itself: entries that accept nothing any more, and lines that are none. */
export function baselineFindings(baseline: Baseline, met: ReadonlySet<string>, evaluated: ReadonlySet<string>): readonly Finding[] {
  const fingerprint = fingerprinter(baseline.path);
  const make = (
    rule: (typeof analysisRules)[keyof typeof analysisRules],
    key: string,
    span: Span,
    message: string,
    fixes: readonly Fix[],
  ): Finding => ({
    rule: rule.id,
    severity: rule.severity,
    confidence: rule.confidence,
    path: baseline.path,
    span,
    message,
    related: [],
    fixes,
    fingerprint: fingerprint(rule.id, { kind: 'baseline', key }),
    status: 'new',
    claim: { kind: 'baseline', key },
  });
  const stale = baseline.entries.filter(it => !met.has(it.fingerprint) && evaluated.has(it.rule));
  return [
    ...stale.map(({ span, path, rule, fingerprint: key }) =>
      make(analysisRules.staleBaseline, key, span, `"${path}" has this finding of ${rule} no more`, [
        {
          title: 'Remove the entry',
          kind: 'safe',
          changes: [{ type: 'edit', path: baseline.path, span: { start: span.start, end: span.end + 1 }, newText: '' }],
        },
      ]),
    ),
    ...baseline.problems.map(({ span, message }) => make(analysisRules.invalidBaseline, message, span, message, [])),
  ].sort((a, b) => a.span.start - b.span.start);
}
