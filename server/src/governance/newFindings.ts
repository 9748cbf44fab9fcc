import type { Engine } from '../analysis/engine.ts';
import type { Finding } from '../analysis/finding.ts';
import { fingerprinter } from '../analysis/fingerprint.ts';
import { grouped } from '../base/grouping.ts';
import type { Path } from '../base/path.ts';
import type { FactOf } from '../facts/fact.ts';

/** One of the two sides that findings are compared between. */
export interface Side {
  readonly findings: readonly Finding[];
  /** The suppression comments of a document. */
  suppressions(path: Path): readonly FactOf<'suppression'>[];
}

/** A side as an engine has judged it. */
export function sideOf(engine: Engine): Side {
  const { snapshot } = engine;
  return { findings: engine.allFindings(), suppressions: path => snapshot.in(path, 'suppression') };
}

/**
 * The findings that a change brings: those that its base does not have, files that it only moved followed. A comment that the change
 * itself adds hides nothing here, since it would be the change that decides about itself.
 */
export function newFindings(base: Side, head: Side, renames: ReadonlyMap<Path, Path>): readonly Finding[] {
  const known = new Set(base.findings.map(it => it.fingerprint));
  const before = new Map<Path, Path>();
  for (const [path, findings] of grouped(base.findings, it => it.path)) {
    const to = renames.get(path);
    if (to === undefined) continue;
    before.set(to, path);
    for (const fingerprint of movedFingerprints(findings, to)) known.add(fingerprint);
  }
  return head.findings
    .filter(it => !known.has(it.fingerprint))
    .filter(it => it.status !== 'baseline' && (it.status === 'new' || hiddenAnew(it, base, head, before)))
    .map(it => ({ ...it, status: 'new' }));
}

/** The fingerprints that the findings of one document have once it lies at another path. */
export function movedFingerprints(findings: readonly Finding[], to: Path): readonly string[] {
  const fingerprint = fingerprinter(to);
  return findings.map(it => fingerprint(it.rule, it.claim));
}

/**
 * Whether the comments that hide a finding are the change's own: more of their kind are there than in the base. What lies between two
 * comments is never theirs to hide, since the change may have moved one of them.
 */
function hiddenAnew({ path, rule, span }: Finding, base: Side, head: Side, before: ReadonlyMap<Path, Path>): boolean {
  const names = (it: FactOf<'suppression'>): boolean => it.key === rule || it.key === '*';
  const known = base.suppressions(before.get(path) ?? path).filter(names);
  const now = head.suppressions(path).filter(names);
  const hiding = now.filter(it => it.value.covers.start <= span.start && span.start < it.value.covers.end);
  const ofForm = (all: typeof now, form: 'file' | 'block' | undefined): number => all.filter(it => it.value.form === form).length;
  return hiding.length > 0 && hiding.every(({ value: { form } }) => form === 'block' || ofForm(now, form) > ofForm(known, form));
}
