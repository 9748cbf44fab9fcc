import { isDeepStrictEqual } from 'node:util';
import type { Path } from '../base/path.ts';
import type { FactKind, FactOf } from '../facts/fact.ts';
import { Memo } from '../index/memo.ts';
import { Snapshot, type SnapshotChange } from '../index/snapshot.ts';
import type { Baseline } from '../policy/baseline.ts';
import type { Policy } from '../policy/policy.ts';
import { type Rule, unknown, type Verdict } from '../rules/rule.ts';
import { CitedRemovals } from './citedRemovals.ts';
import type { Finding } from './finding.ts';
import { AcceptedFindings } from './acceptedFindings.ts';
import { Candidates } from './candidates.ts';
import { type Judgement, judge, unjudged, verdictOn } from './judge.ts';
import { PendingWork } from './pendingWork.ts';
import { permissive, reportDocument } from './reportDocument.ts';
import { countVerdicts, type VerdictCounts } from './verdictCounts.ts';

/**
 * The one engine behind editor, command line, gate and tests: holds the snapshot, evaluates rules per document, and keeps
 * the findings of every document up to date. Work per change depends on the change.
 */
export class Engine {
  readonly #rules: readonly Rule[];
  readonly #rulesById: ReadonlyMap<string, Rule>;
  readonly #judges = new Map<FactKind, Rule[]>();
  readonly #memo: Memo;
  readonly #onDefect: OnDefect;
  readonly #judgements = new Map<Path, Map<Rule, Judgement>>();
  readonly #findings = new Map<Path, readonly Finding[]>();
  readonly #accepted = new AcceptedFindings();
  readonly #pending = new PendingWork();
  readonly #options: Required<Pick<EngineOptions, 'inlineIgnores' | 'known'>> & EngineOptions;
  readonly #candidates: Candidates;
  readonly #cited: CitedRemovals;
  /** The policy's suppressions that hide something in a document, by document. */
  readonly #uses = new Map<Path, ReadonlySet<string>>();
  #policy: Policy = permissive;

  constructor(rules: readonly Rule[], onDefect: OnDefect, options: EngineOptions = {}) {
    this.#rules = rules;
    this.#memo = new Memo(options.snapshot ?? Snapshot.empty, { records: options.changes === false ? 'history' : 'everything' });
    this.#options = { inlineIgnores: true, known: rules.map(it => it.id), ...options };
    this.#rulesById = new Map(rules.map(it => [it.id, it]));
    for (const rule of rules)
      if (rule.candidates === undefined) for (const kind of rule.judges) this.#judges.set(kind, [...(this.#judges.get(kind) ?? []), rule]);
    this.#candidates = new Candidates(rules, this.#memo);
    this.#cited = new CitedRemovals(this.#memo);
    this.#onDefect = onDefect;
    for (const path of this.snapshot.documentPaths()) this.#judgeDocument(path);
  }

  get snapshot(): Snapshot {
    return this.#memo.snapshot;
  }

  /** Whether nothing waits to be evaluated. */
  get settled(): boolean {
    return this.#pending.isEmpty && this.#candidates.known;
  }

  /** Whether a document waits to be evaluated. */
  isPending(path: Path): boolean {
    return this.#pending.has(path);
  }

  /**
   * The paths of which somebody wants to know where they went, and history only tells that they are gone; the same list as before
   * while nothing else is asked. What the baseline accepts belongs to them, since it follows a file that was moved.
   */
  get citedRemovals(): readonly Path[] {
    return this.#cited.paths(this.#policy.baseline);
  }

  /** Takes a change of the workspace. Findings are those from before it until {@link settle} has run. */
  apply(change: SnapshotChange): void {
    const { stale } = this.#memo.apply(change);
    for (const name of stale) {
      if (this.#candidates.renew(name)) continue;
      const { rule, path } = this.#task(name);
      if (rule !== undefined) this.#pending.judge(path, rule);
    }
    for (const path of change.documents?.keys() ?? []) this.#judgeDocument(path);
    if (change.policy !== undefined) this.#judgeSource('policy.');
    if (change.change !== undefined) this.#judgeSource('change.');
    // What a suppression hides may only be known now.
    if (change.history === undefined) return;
    const accepting = this.#policy.baseline === undefined ? [] : this.#findings.keys();
    this.#reportAgain([...this.snapshot.documentsWith('suppression'), ...this.#suppressing(), ...accepting]);
  }

  /** Takes another policy, its facts included: every document's findings are reported anew. */
  setPolicy(policy: Policy): void {
    const before = this.#policy;
    const suppressing = this.#suppressing();
    this.#policy = policy;
    this.apply({ policy: policy.facts });
    if (before.baseline !== undefined) this.#findings.delete(before.baseline.path);
    if (before.exclusion !== policy.exclusion) this.#judgeAgain(path => before.excludes(path) !== policy.excludes(path));
    this.#reportAgain([
      ...this.#judgements.keys(),
      ...this.snapshot.documentsWith('suppression'),
      ...suppressing,
      ...this.#suppressing(),
      ...before.problems.keys(),
      ...policy.problems.keys(),
      ...(before.baseline === undefined ? [] : [before.baseline.path]),
    ]);
  }

  #judgeDocument(path: Path): void {
    const rules = new Set(this.#judgements.get(path)?.keys());
    let suppressing = false;
    for (const kind of this.snapshot.kindsIn(path)) {
      for (const rule of this.#judges.get(kind) ?? []) rules.add(rule);
      if (kind === 'suppression') suppressing = true;
    }
    if (rules.size === 0 && !suppressing && !this.#findings.has(path)) return;
    this.#pending.report(path);
    this.#pending.judge(path, ...rules);
  }

  /** What the policy claims stands in its files, which are no documents; a path that was changed may be none either. */
  #judgeSource(source: 'policy.' | 'change.'): void {
    for (const [kind, rules] of this.#judges) {
      if (!kind.startsWith(source)) continue;
      for (const { path } of this.snapshot.all(kind)) this.#pending.judge(path, ...rules);
    }
  }

  #judgeAgain(concerns: (path: Path) => boolean): void {
    for (const [path, judgements] of this.#judgements) {
      if (concerns(path)) this.#pending.judge(path, ...judgements.keys());
    }
  }

  /** The policy files that hide findings: they tell which of their entries hide nothing once every other document is settled. */
  #suppressing(): ReadonlySet<Path> {
    return new Set(this.snapshot.all('policy.suppression').map(it => it.path));
  }

  #reportAgain(paths: readonly Path[]): void {
    for (const path of paths) this.#pending.report(path);
  }

  /**
   * Brings findings up to date, `first` documents first. Yields each document whose findings were looked at again, so that
   * the caller may pause, publish, or drop the rest: what was not reached stays pending.
   */
  *settle(first: Iterable<Path> = []): Generator<Path> {
    this.#chooseCandidates();
    const last = this.#suppressing();
    for (const path of first) if (!last.has(path) && this.#pending.has(path)) yield this.#settleDocument(path);
    for (const path of this.#pending.paths()) if (!last.has(path) && this.#pending.has(path)) yield this.#settleDocument(path);
    for (const path of last) if (this.#pending.has(path)) yield this.#settleDocument(path);
    const { baseline } = this.#policy;
    if (baseline !== undefined && this.#judgeBaseline(baseline)) yield baseline.path;
  }

  /** Brings the findings of some documents alone up to date; all of them, where one is a file of the policy that tells what it hides. */
  settleOnly(paths: readonly Path[]): void {
    const last = this.#suppressing();
    if (paths.some(it => last.has(it) || it === this.#policy.baseline?.path)) {
      for (const _ of this.settle());
      return;
    }
    this.#chooseCandidates();
    for (const path of paths) if (this.#pending.has(path)) this.#settleDocument(path);
  }

  #chooseCandidates(): void {
    for (const { rule, path } of this.#candidates.changes(this.#onDefect)) this.#pending.judge(path, rule);
  }

  /** Says what the baseline accepts in vain, once everything else is known. Whether that is something else than before. */
  #judgeBaseline(baseline: Baseline): boolean {
    const complete = this.snapshot.get('history.state', '')[0]?.value.state !== 'pending';
    const findings = this.#accepted.ofBaseline(baseline, new Set(complete ? this.#rulesById.keys() : []));
    const before = this.#findings.get(baseline.path) ?? [];
    if (isDeepStrictEqual(before, findings)) return false;
    if (findings.length > 0) this.#findings.set(baseline.path, findings);
    else this.#findings.delete(baseline.path);
    return true;
  }

  findings(path: Path): readonly Finding[] {
    return this.#findings.get(path) ?? [];
  }

  /** All findings, ordered by path and place. */
  allFindings(): readonly Finding[] {
    return [...this.#findings.keys()].sort().flatMap(path => this.findings(path));
  }

  /** Every claim that a rule judges, with what the rule says of it now. Judges again, one by one: for those who ask about single claims. */
  *verdicts(): Generator<Judged> {
    for (const path of [...this.#judgements.keys()].sort()) {
      for (const rule of this.#judgements.get(path)?.keys() ?? []) yield* this.verdictsIn(path, rule);
    }
  }

  /** What a rule says now of each claim of a document. */
  *verdictsIn(path: Path, rule: Rule): Generator<Judged> {
    const task = `${taskName(rule, path)}\u0004one by one`;
    const claims = this.#claims(rule, path);
    let verdicts: readonly Verdict[];
    try {
      verdicts = this.#memo.run(task, facts =>
        claims.map(claim => (this.#policy.excludes(path) ? unknown('excluded') : verdictOn(rule, claim, facts))),
      );
    } finally {
      this.#memo.forget(task);
    }
    for (const [index, verdict] of verdicts.entries()) yield { rule, claim: claims[index] as FactOf, verdict };
  }

  /** How many claims were judged, and why others were not. */
  counts(): VerdictCounts {
    return countVerdicts([...this.#judgements.values()].flatMap(it => [...it.values()]));
  }

  #settleDocument(path: Path): Path {
    const { rules, report } = this.#pending.take(path);
    let changed = report;
    const judgements = this.#judgements.get(path) ?? new Map<Rule, Judgement>();
    const excluded = this.#policy.excludes(path);
    for (const rule of rules) {
      const task = taskName(rule, path);
      if (!this.#candidates.has(rule, path) || !rule.judges.some(kind => this.snapshot.in(path, kind).length > 0)) {
        this.#memo.forget(task);
        if (judgements.delete(rule)) changed = true;
        continue;
      }
      try {
        if (excluded) this.#memo.forget(task);
        const judgement = excluded ? unjudged(this.#claims(rule, path)) : this.#memo.run(task, facts => judge(rule, path, facts));
        if (judgements.get(rule) !== judgement) changed = true;
        judgements.set(rule, judgement);
      } catch (error) {
        changed = true;
        judgements.delete(rule);
        this.#onDefect(rule, path, error);
      }
    }
    if (judgements.size > 0) this.#judgements.set(path, judgements);
    else this.#judgements.delete(path);
    if (!changed) return path;
    const { findings: reported, uses } = reportDocument(path, judgements, this.snapshot, {
      ...this.#options,
      policy: this.#policy,
      rules: this.#rules.map(it => it.id),
      isUsed: entry => [...this.#uses.values()].some(it => it.has(entry)),
    });
    this.#setUses(path, uses);
    const findings = this.#accepted.mark(path, reported, this.#policy.baseline, this.snapshot);
    if (findings.length > 0) this.#findings.set(path, findings);
    else this.#findings.delete(path);
    return path;
  }

  #setUses(path: Path, uses: ReadonlySet<string>): void {
    const before = this.#uses.get(path) ?? new Set();
    if (uses.size > 0) this.#uses.set(path, uses);
    else this.#uses.delete(path);
    if (before.size !== uses.size || [...uses].some(it => !before.has(it))) this.#reportAgain([...this.#suppressing()]);
  }

  #claims(rule: Rule, path: Path): readonly FactOf[] {
    return rule.judges.flatMap((kind): readonly FactOf[] => this.snapshot.in<FactKind>(path, kind));
  }

  #task(name: string): { readonly rule: Rule | undefined; readonly path: Path } {
    const [id = '', path = ''] = name.split('\u0004');
    return { rule: this.#rulesById.get(id), path };
  }
}

export interface EngineOptions {
  /** The day it is, `YYYY-MM-DD`; without it no suppression expires. */
  readonly today?: string;
  /** Whether comments hide findings; `true` when left out. */
  readonly inlineIgnores?: boolean;
  /** Whether more is expected to change than what git's history tells; without that, whatever else changes is judged as a whole again. */
  readonly changes?: boolean;
  /** The facts to begin with; none when left out. */
  readonly snapshot?: Snapshot;
  /** Ids of all rules there are, when the engine runs some of them only. */
  readonly known?: readonly string[];
}

/** A claim, a rule that judges it, and what it says. */
export interface Judged {
  readonly rule: Rule;
  readonly claim: FactOf;
  readonly verdict: Verdict;
}

/** Told of a rule that threw: a defect of ours, contained to that rule and document. */
export type OnDefect = (rule: Rule, path: Path, error: unknown) => void;

const taskName = (rule: Rule, path: Path): string => `${rule.id}\u0004${path}`;
