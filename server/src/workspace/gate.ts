import { realpath } from 'node:fs/promises';
import { Engine, type EngineOptions, type OnDefect } from '../analysis/engine.ts';
import type { Finding } from '../analysis/finding.ts';
import type { Path } from '../base/path.ts';
import { type DocumentContribution, type Extractor, extractDocument } from '../extract/extractor.ts';
import { approvalsFolder, requestsFolder } from '../extract/approvals/record.ts';
import { patternExtractors } from '../extract/textPatterns.ts';
import type { FactOf } from '../facts/fact.ts';
import { judgeBase } from '../governance/judgeBase.ts';
import { newFindings, sideOf } from '../governance/newFindings.ts';
import type { SnapshotChange } from '../index/snapshot.ts';
import { baselineFileName } from '../policy/baseline.ts';
import { Policies } from '../policy/policies.ts';
import type { Rule } from '../rules/rule.ts';
import type { CacheOptions } from './cacheOptions.ts';
import { differenceOf } from './difference.ts';
import { FactCache } from './factCache.ts';
import { changeFacts } from './governed.ts';
import { documentPaths, loadPolicies } from './loadFolder.ts';
import { readCommitted } from './readCommitted.ts';
import { readDocuments } from './readDocuments.ts';
import { commitSource, readableRepository, staged } from './revision.ts';
import { settleWithHistory } from './settleWithHistory.ts';
import type { WorkspaceSource } from './source.ts';

/** What a gate compares, and with what it judges. */
export interface GateOptions {
  /** The tip of the branch that is guarded: its policy, registries and signers are the ones that count. */
  readonly base: string;
  /** The common ancestor of that tip and the change. */
  readonly fork: string;
  /** The commit that would be merged, or what is staged. */
  readonly head: string | typeof staged;
  readonly rules: readonly Rule[];
  readonly extractors: readonly Extractor[];
  readonly today: string;
  readonly cache?: CacheOptions;
  /** A program that serves as extraction worker, where `extractors` are all there are. */
  readonly program?: string;
  readonly onDefect: OnDefect;
  readonly onExtractorDefect: (extractor: Extractor, path: Path, error: unknown) => void;
}

/** What a gate found. */
export interface GateResult {
  /** Unapproved changes and rewritten ledgers, then what the change brings, each ordered by path and place. */
  readonly findings: readonly Finding[];
  readonly policies: Policies;
  /** Documents as the change has them. */
  readonly engine: Engine;
  readonly source: WorkspaceSource;
  /** How many protected paths the change touches, and how many of them are approved. */
  readonly changed: number;
}

/** Judges a change by the policy of the branch that it wants into, so that it can neither loosen its own rules nor escape newer ones. */
export async function judgeChange(root: string, options: GateOptions): Promise<GateResult> {
  const folder = await realpath(root);
  const repository = await readableRepository(folder);
  const at = (commit: string, index = false): WorkspaceSource => commitSource({ root: folder, repository, commit, staged: index });
  const tip = at(options.base);
  const head = options.head === staged ? at(repository.revision ?? options.fork, true) : at(options.head);
  const fork = options.fork === options.base ? tip : at(options.fork);
  const policies = new Policies(options.rules.map(it => it.id));
  await loadPolicies(tip, await tip.list(), policies);
  policies.replaceBaseline((await fork.read(baselineFileName)) ?? '');
  const range = { base: options.fork, head: options.head === staged ? ('index' as const) : { commit: options.head } };
  const changing = changeFacts(tip.root, range, {
    policy: policies.policy.facts,
    trusted: path => tip.read(path),
    read: path => head.read(path),
    paths: [...(await head.list()).keys()],
  });
  const [changes, governed, { engine, findings }] = await Promise.all([
    changing,
    changing.then(it => judgeGovernance(options, policies, { tip, head, changes: it })),
    judgeFindings(options, policies, { fork, head }),
  ]);
  return {
    findings: [...governed, ...findings],
    policies,
    engine,
    source: head,
    changed: changes.filter(it => it.kind === 'change.path').length,
  };
}

interface Sources {
  readonly tip: WorkspaceSource;
  readonly head: WorkspaceSource;
}

/** Decisions are those that the change brings along; what protects, and what a decision is worth, is the base's. */
async function judgeGovernance(
  options: GateOptions,
  policies: Policies,
  { tip, head, changes }: Sources & { readonly changes: readonly FactOf[] },
): Promise<readonly Finding[]> {
  const engine = newEngine(
    options,
    options.rules.filter(it => it.id.startsWith('governance/')),
  );
  const extractors = [...options.extractors, ...patternExtractors(policies.policy.patterns)];
  const documents = new Map<Path, DocumentContribution>();
  const take = async (source: WorkspaceSource, path: Path): Promise<void> => {
    const text = await source.read(path);
    if (text !== undefined) documents.set(path, extractDocument(extractors, path, text, options.onExtractorDefect));
  };
  const tree = await tip.list();
  const records = [...(await head.list()).keys()].filter(it => it.startsWith(`${approvalsFolder}/`) || it.startsWith(`${requestsFolder}/`));
  await Promise.all(records.map(it => take(head, it)));
  for (const it of changes) if (it.kind === 'change.ledger-base') await take(head, it.key);
  for (const it of policies.policy.facts) if (it.kind === 'policy.protecting-owners' && tree.has(it.key)) await take(tip, it.key);
  engine.apply({ tree, documents, change: changes });
  engine.setPolicy(policies.policy);
  for (const _ of engine.settle());
  // What is information about work in progress stops the change here.
  return engine.allFindings().flatMap(it => (it.rule.startsWith('governance/') ? [{ ...it, severity: 'error' as const }] : []));
}

/** The change is read and judged as a whole, and its base as it follows from there: what that costs beyond a check follows from the change. */
async function judgeFindings(
  options: GateOptions,
  policies: Policies,
  { fork, head }: { readonly fork: WorkspaceSource; readonly head: WorkspaceSource },
): Promise<{ readonly engine: Engine; readonly findings: readonly Finding[] }> {
  const rules = options.rules.filter(it => !it.id.startsWith('governance/'));
  const engine = newEngine(options, rules);
  const { policy } = policies;
  const history = head.history(options.cache);
  // A failure is met where the history is awaited; until then it must not count as unhandled.
  history.catch(() => undefined);
  const extractors = [...options.extractors, ...patternExtractors(policy.patterns)];
  const cache = options.cache === undefined ? undefined : await FactCache.open(extractors, options.cache);
  const reading = { extractors, patterns: policy.patterns, cache, onDefect: options.onExtractorDefect };
  const program = options.program === undefined ? {} : { program: options.program };
  const tree = await head.list();
  // Of both sides the history is the same but for the change itself, which the longer one tells too.
  const documents = await readCommitted(head, documentPaths(tree, extractors), { ...reading, ...program });
  const known = await history;
  engine.apply({ tree, documents, history: known.facts });
  engine.setPolicy(policy);
  await settleWithHistory(engine, known);
  const { paths, renames } = await differenceOf(fork, head);
  const back = async (): Promise<SnapshotChange> => {
    const before = await fork.list();
    const entries = paths.map(it => [it, before.get(it)] as const);
    const existing = new Map(entries.flatMap(([path, entry]) => (entry === undefined ? [] : [[path, entry]])));
    const documents = await readDocuments(fork, documentPaths(existing, extractors), reading);
    return { tree: new Map(entries), documents: new Map(paths.map(it => [it, documents.get(it)])) };
  };
  const { onDefect } = options;
  const after = sideOf(engine);
  const before = await judgeBase(engine, { back, renames, rules, policy, onDefect, options: engineOptions(options) });
  await cache?.save();
  return { engine, findings: newFindings(before, after, renames) };
}

function newEngine(options: GateOptions, rules: readonly Rule[]): Engine {
  return new Engine(rules, options.onDefect, engineOptions(options));
}

const engineOptions = ({ rules, today }: GateOptions): EngineOptions => ({ today, known: rules.map(it => it.id), changes: false });
