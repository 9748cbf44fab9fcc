import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { Engine } from '../../server/src/analysis/engine.ts';
import type { Path } from '../../server/src/base/path.ts';
import { type DocumentContribution, type Emit, extractDocument, type SourceDocument } from '../../server/src/extract/extractor.ts';
import { extractors } from '../../server/src/extract/extractors.ts';
import { patternExtractors } from '../../server/src/extract/textPatterns.ts';
import type { FactKind, FactOf } from '../../server/src/facts/fact.ts';
import { newFindings, sideOf } from '../../server/src/governance/newFindings.ts';
import { baselineFileName } from '../../server/src/policy/baseline.ts';
import { Policies } from '../../server/src/policy/policies.ts';
import type { Policy } from '../../server/src/policy/policy.ts';
import { rules } from '../../server/src/rules/rules.ts';
import { differenceOf } from '../../server/src/workspace/difference.ts';
import { judgeChange } from '../../server/src/workspace/gate.ts';
import { documentPaths, loadPolicies } from '../../server/src/workspace/loadFolder.ts';
import type { History } from '../../server/src/workspace/knownHistory.ts';
import { revisionSource } from '../../server/src/workspace/revision.ts';
import { settleWithHistory } from '../../server/src/workspace/settleWithHistory.ts';
import type { WorkspaceSource } from '../../server/src/workspace/source.ts';
import { cliProgram } from '../cli/commandLine.ts';
import { TemporaryRepository } from '../cli/temporaryRepository.ts';
import { stateOfHistory, type Step, step, take } from '../randomEdits.ts';
import { readWorkspace } from '../workspaces.ts';

/** The gate says of a change what comparing both sides says, each read and judged from scratch by every rule. */
describe('the gate equals judging both sides from scratch', () => {
  for (const folder of ['samples/storefront', 'test/workspaces/clinic', 'test/workspaces/observatory']) {
    it(`in ${folder}`, async () => {
      const files = readWorkspace(folder);
      await fc.assert(
        fc.asyncProperty(
          fc.array(step, { maxLength: 2 }),
          fc.array(step, { minLength: 1, maxLength: 10 }),
          fc.array(step, { maxLength: 2 }),
          fc.constantFrom('none', 'some', 'all'),
          (...edits) => check(files, ...edits),
        ),
        // To look for the least counterexample takes hundreds of runs of git; its seed and path are told, from which it can be looked for.
        { numRuns: Number(process.env['RUNS'] ?? 2), endOnFailure: true },
      );
    });
  }
});

const today = '2026-01-02';

describe('a second thread', () => {
  it('reads for the gate what is on disk as the commit has it, and nothing else', async () => {
    const guides = Array.from({ length: 400 }, (_, at) => [`guides/${at}.md`, `See [the next one](${at + 1}.md).\n`]);
    using repository = new TemporaryRepository(Object.fromEntries(guides)).init();
    const base = repository.git('rev-parse', 'HEAD').trim();
    repository.git('switch', '-qc', 'change');
    repository.write({ 'guides/7.md': 'See [nothing](nothing.md).\n' });
    const head = repository.commit('Change').git('rev-parse', 'HEAD').trim();
    repository.write({ 'guides/8.md': 'See [something](something.md).\n', 'guides/7.md': '\0' });
    rmSync(join(repository.root, 'guides/9.md'));
    const options = { base, fork: base, head, rules, extractors, today, onDefect: fail, onExtractorDefect: fail };
    const { findings } = await judgeChange(repository.root, { ...options, program: cliProgram() });
    assert.deepEqual(
      findings.map(it => it.message),
      ['No file "guides/nothing.md"'],
    );
    assert.deepEqual((await judgeChange(repository.root, options)).findings, findings);
  });
});

describe('facts kept between runs', () => {
  it('spare the gate the reading of either side', async () => {
    using caches = new TemporaryRepository();
    using repository = new TemporaryRepository(Object.fromEntries(readWorkspace('samples/storefront'))).init();
    const base = repository.git('rev-parse', 'HEAD').trim();
    repository.git('switch', '-qc', 'change');
    repository.write({ 'README.md': '# Storefront\n\nSee [prices](prices.md) and [taxes](taxes.md).\n' });
    const head = repository.commit('Say less').git('rev-parse', 'HEAD').trim();
    const judged = async () => {
      const read: Path[] = [];
      const counting = extractors.map(it => ({
        ...it,
        extract(document: SourceDocument, emit: Emit) {
          read.push(document.path);
          it.extract(document, emit);
        },
      }));
      const { findings } = await judgeChange(repository.root, {
        ...{ base, fork: base, head, rules, extractors: counting, today, onDefect: fail, onExtractorDefect: fail },
        cache: { root: repository.root, build: 'this', writes: true, log: () => undefined, folder: caches.root },
      });
      return { findings, read };
    };
    const first = await judged();
    assert.ok(first.read.length > 10);
    const second = await judged();
    assert.deepEqual(second, { findings: first.findings, read: [] });
  });
});

/** Edits before the change, the change, and what its base became since, with a baseline of no, some or all findings of the first. */
async function check(
  start: ReadonlyMap<Path, string>,
  before: readonly Step[],
  change: readonly Step[],
  since: readonly Step[],
  accepted: 'none' | 'some' | 'all',
): Promise<void> {
  using repository = new TemporaryRepository(Object.fromEntries(start)).init();
  const files = new Map(start);
  const edit = (steps: readonly Step[]): void => {
    const now = new Map(files);
    for (const it of steps) take(it, now, [...start.keys()], stateOfHistory('ready'));
    for (const path of files.keys()) if (!now.has(path)) rmSync(join(repository.root, path));
    repository.write(Object.fromEntries(now));
    repository.commit('Edit');
    for (const path of files.keys()) if (!now.has(path)) files.delete(path);
    for (const [path, text] of now) files.set(path, text);
  };
  edit(before);
  if (accepted !== 'none') await acceptFindings(repository, accepted);
  const fork = repository.git('rev-parse', 'HEAD').trim();
  const forked = new Map(files);
  repository.git('switch', '-qc', 'change');
  edit(change);
  const head = repository.git('rev-parse', 'HEAD').trim();
  repository.git('switch', '-q', 'main');
  files.clear();
  for (const [path, text] of forked) files.set(path, text);
  edit(since);
  const base = repository.git('rev-parse', 'HEAD').trim();
  const { findings } = await judgeChange(repository.root, {
    ...{ base, fork, head, rules, extractors, today },
    onDefect: fail,
    onExtractorDefect: fail,
  });
  assert.deepEqual(
    findings.filter(it => !it.rule.startsWith('governance/')),
    await fromScratch(repository.root, base, fork, head),
  );
}

async function acceptFindings(repository: TemporaryRepository, which: 'some' | 'all'): Promise<void> {
  await repository.run('baseline', 'create');
  if (which === 'some') {
    // Every second entry is left out, by which the others are no more true than before.
    const text = await (await revisionSource(repository.commit('Accept').root, 'HEAD')).read(baselineFileName);
    const lines = (text ?? '').split('\n');
    repository.write({ [baselineFileName]: lines.filter((line, at) => at % 2 === 0 || !/[0-9a-f]{16}/.test(line)).join('\n') });
  }
  repository.commit('Accept');
}

async function fromScratch(root: string, base: string, fork: string, head: string) {
  const [tip, from, to] = await Promise.all([base, fork, head].map(it => revisionSource(root, it)));
  assert.ok(tip !== undefined && from !== undefined && to !== undefined);
  const policies = new Policies(rules.map(it => it.id));
  await loadPolicies(tip, await tip.list(), policies);
  policies.replaceBaseline((await from.read(baselineFileName)) ?? '');
  // What git is asked of renames follows from what the change cites, and both sides are judged by its answers.
  const after = await judge(to, policies.policy, await to.history());
  const kinds = ['history.state', 'history.removed', 'history.removed-folder'] as const;
  const told: readonly FactOf[] = kinds.flatMap(it => after.snapshot.all<FactKind>(it));
  const before = await judge(from, policies.policy, { facts: told, refined: async () => undefined });
  return newFindings(sideOf(before), sideOf(after), (await differenceOf(from, to)).renames);
}

async function judge(source: WorkspaceSource, policy: Policy, history: History): Promise<Engine> {
  const tree = await source.list();
  const all = [...extractors, ...patternExtractors(policy.patterns)];
  const documents = new Map<Path, DocumentContribution>();
  for (const path of documentPaths(tree, all)) {
    const text = await source.read(path);
    if (text !== undefined) documents.set(path, extractDocument(all, path, text, fail));
  }
  const own = rules.filter(it => !it.id.startsWith('governance/'));
  const engine = new Engine(own, fail, { today, known: rules.map(it => it.id) });
  engine.apply({ tree, documents, history: history.facts });
  engine.setPolicy(policy);
  await settleWithHistory(engine, history);
  return engine;
}

function fail({ id }: { readonly id: string }, path: Path, error: unknown): never {
  throw new Error(`${id} on ${path}`, { cause: error });
}
