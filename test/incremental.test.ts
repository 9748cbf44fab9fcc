import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { Engine } from '../server/src/analysis/engine.ts';
import { folderOf, nameOf, type Path } from '../server/src/base/path.ts';
import { nowhere } from '../server/src/base/span.ts';
import { type DocumentContribution, extractDocument } from '../server/src/extract/extractor.ts';
import { extractors } from '../server/src/extract/extractors.ts';
import { patternExtractors, samePatterns, type TextPattern } from '../server/src/extract/textPatterns.ts';
import type { FactOf } from '../server/src/facts/fact.ts';
import type { TreeEntry } from '../server/src/index/tree.ts';
import { Policies } from '../server/src/policy/policies.ts';
import { isPolicyFile } from '../server/src/policy/policyFile.ts';
import type { Rule } from '../server/src/rules/rule.ts';
import { rules } from '../server/src/rules/rules.ts';
import { documentPaths } from '../server/src/workspace/loadFolder.ts';
import { readWorkspace } from './workspaces.ts';

const workspaces = ['samples/storefront', 'test/workspaces/clinic', 'test/workspaces/atlas'];
const readBare = (folder: string): ReadonlyMap<Path, string> =>
  new Map([...readWorkspace(folder)].map(([path, text]) => [path, text.replace(/^\uFEFF/, '')]));

/**
 * After any sequence of edits, creations, deletions and renames the engine says, byte by byte, what a fresh one says about
 * the same texts. The workspaces are real ones, the extractors and rules are all there are.
 */
describe('incremental equals from scratch', () => {
  for (const folder of workspaces) {
    it(folder, () => {
      const start = readBare(folder);
      fc.assert(
        fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), steps => check(start, steps)),
        { numRuns: Number(process.env['RUNS'] ?? 15) },
      );
    });
  }
});

/**
 * The work per keystroke depends on the change. Typing above what a document says moves its facts and changes none, so no
 * other document is judged again, unless it names the one that is typed into.
 */
describe('typing above what a document says', () => {
  for (const folder of workspaces) {
    it(`judges no other document of ${folder} again`, () => {
      const start = readBare(folder);
      for (const path of start.keys()) {
        const judged = new Set<Path>();
        const workspace = new Workspace(rules.map(rule => counting(rule, judged)));
        workspace.bring(start, stateOfHistory('pending'));
        judged.clear();
        workspace.bring(new Map([...start, [path, `\n${start.get(path) ?? ''}`]]), stateOfHistory('pending'));
        const naming = [...start].filter(([, text]) => text.includes(nameOf(path))).map(([it]) => it);
        if (!sourcesOfTruth.test(path))
          assert.deepEqual(
            [...judged].filter(it => it !== path && !naming.includes(it)),
            [],
            path,
          );
      }
    });
  }
});

/** Documents whose facts carry their places into every judgement about them. */
const sourcesOfTruth = /(?:^|\/)(?:compose[^/]*\.yaml|Dockerfile|Makefile|package\.json|pyproject\.toml|groundline\.yaml)$/;

function counting(rule: Rule, judged: Set<Path>): Rule {
  return {
    ...rule,
    judge(claim, facts) {
      judged.add(claim.path);
      return rule.judge(claim, facts);
    },
  };
}

type Files = Map<Path, string>;

/** A change of the workspace, told by numbers so that any will do for any workspace. */
type Step =
  | { readonly does: 'replace'; readonly file: number; readonly word: number; readonly by: number }
  | { readonly does: 'insert'; readonly file: number; readonly line: number; readonly from: number; readonly that: number }
  | { readonly does: 'cut'; readonly file: number; readonly line: number }
  | { readonly does: 'break'; readonly file: number; readonly at: number; readonly text: string }
  | { readonly does: 'delete'; readonly file: number }
  | { readonly does: 'rename'; readonly file: number; readonly to: number }
  | { readonly does: 'create'; readonly file: number; readonly to: number }
  | { readonly does: 'history'; readonly file: number };

const number = fc.nat({ max: 10_000 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ does: fc.constant('replace' as const), file: number, word: number, by: number }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('insert' as const), file: number, line: number, from: number, that: number }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('cut' as const), file: number, line: number }) },
  {
    weight: 1,
    arbitrary: fc.record({
      does: fc.constant('break' as const),
      file: number,
      at: number,
      text: fc.constantFrom('{', ':', '`', '"', '\t', '\r', '#', '\n\n', '- ', '..'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('delete' as const), file: number }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('rename' as const), file: number, to: number }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('create' as const), file: number, to: number }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('history' as const), file: number }) },
);

function check(start: ReadonlyMap<Path, string>, steps: readonly Step[]): void {
  const files: Files = new Map(start);
  const names = [...start.keys()];
  let history = stateOfHistory('pending');
  const workspace = new Workspace();
  workspace.bring(new Map(files), history);
  for (const it of steps) {
    history = take(it, files, names, history);
    workspace.bring(new Map(files), history);
    const fresh = new Workspace();
    fresh.bring(files, history);
    assert.deepEqual(workspace.findings(), fresh.findings(), `after ${JSON.stringify(it)}`);
    assert.equal(JSON.stringify(workspace.findings()), JSON.stringify(fresh.findings()));
    assert.deepEqual(workspace.counts(), fresh.counts());
  }
}

/** Changes the files as a step says; returns the history after it. */
function take(step: Step, files: Files, names: readonly Path[], history: readonly FactOf[]): readonly FactOf[] {
  const paths = [...files.keys()].sort();
  const path = paths[step.file % Math.max(1, paths.length)];
  if (path === undefined) return history;
  const text = files.get(path) ?? '';
  const lines = text.split('\n');
  const words = (of: string): readonly RegExpExecArray[] => [...of.matchAll(/[\w.:/-]{2,}/g)];
  switch (step.does) {
    case 'replace': {
      const all = paths.flatMap(it => words(files.get(it) ?? '').map(word => word[0]));
      const word = words(text)[step.word % Math.max(1, words(text).length)];
      if (word !== undefined)
        files.set(path, text.slice(0, word.index) + (all[step.by % all.length] ?? '') + text.slice(word.index + word[0].length));
      return history;
    }
    case 'insert': {
      const from = (files.get(paths[step.from % paths.length] ?? '') ?? '').split('\n');
      files.set(path, lines.toSpliced(step.line % lines.length, 0, from[step.that % from.length] ?? '').join('\n'));
      return history;
    }
    case 'cut':
      files.set(path, lines.toSpliced(step.line % lines.length, 1).join('\n'));
      return history;
    case 'break':
      files.set(path, text.slice(0, step.at % (text.length + 1)) + step.text + text.slice(step.at % (text.length + 1)));
      return history;
    case 'delete':
      files.delete(path);
      return history;
    case 'rename': {
      const to = `${folderOf(names[step.to % names.length] ?? '')}/${nameOf(path)}`.replace(/^\//, '');
      files.delete(path);
      files.set(to, text);
      return history;
    }
    case 'create':
      files.set(names[step.to % names.length] ?? 'README.md', text);
      return history;
    case 'history':
      return [...stateOfHistory('ready'), removed(names[step.file % names.length] ?? 'README.md')];
  }
}

const stateOfHistory = (state: 'pending' | 'ready'): readonly FactOf[] => [
  { kind: 'history.state', key: '', value: { state }, path: '', span: nowhere },
];
const removed = (path: Path): FactOf => ({
  kind: 'history.removed',
  key: path,
  value: { commit: '3f2a1b0', date: '2025-12-30' },
  path,
  span: nowhere,
});

/** A workspace folder that is brought from one state of its files to the next, by what differs. */
class Workspace {
  readonly #engine: Engine;
  #files: ReadonlyMap<Path, string> = new Map();
  #patterns: readonly TextPattern[] = [];

  constructor(rulesToRun = rules) {
    this.#engine = new Engine(rulesToRun, (rule, path, error) => {
      throw new Error(`${rule.id} on ${path}`, { cause: error });
    });
  }

  bring(files: ReadonlyMap<Path, string>, history: readonly FactOf[]): void {
    const tree = new Map<Path, TreeEntry | undefined>();
    const documents = new Map<Path, DocumentContribution | undefined>();
    const before = this.#patterns;
    const { policy } = policyOf(files);
    this.#patterns = policy.patterns;
    const all = [...extractors, ...patternExtractors(policy.patterns)];
    const searchAgain = !samePatterns(before, policy.patterns);
    let policyChanged = false;
    for (const path of new Set([...this.#files.keys(), ...files.keys()])) {
      const [before, text] = [this.#files.get(path), files.get(path)];
      if (before === text && !searchAgain) continue;
      if ((before === undefined) !== (text === undefined)) tree.set(path, text === undefined ? undefined : { link: false });
      policyChanged ||= isPolicyFile(path) && before !== text;
      const isRead = documentPaths(new Map([[path, { link: false }]]), all).length > 0;
      if (isRead || searchAgain) documents.set(path, text === undefined || !isRead ? undefined : read(path, text, policy.patterns));
    }
    this.#files = new Map(files);
    this.#engine.apply({ tree, documents, history });
    if (policyChanged) this.#engine.setPolicy(policy);
    for (const _ of this.#engine.settle());
  }

  findings(): ReturnType<Engine['allFindings']> {
    return this.#engine.allFindings();
  }

  counts(): ReturnType<Engine['counts']> {
    return this.#engine.counts();
  }
}

const known = new Map<string, DocumentContribution>();

/** What a text states, read once: that the extractors say the same twice is another test's matter, and most of the time would go there. */
function read(path: Path, text: string, patterns: readonly TextPattern[]): DocumentContribution {
  const key = JSON.stringify([path, text, patterns]);
  const contribution = known.get(key) ?? extractDocument([...extractors, ...patternExtractors(patterns)], path, text, fail);
  known.set(key, contribution);
  return contribution;
}

/** The policy as it stands: what was valid before a mistake is another test's matter. */
function policyOf(files: ReadonlyMap<Path, string>): Policies {
  const policies = new Policies(rules.map(it => it.id));
  for (const [path, text] of files) if (isPolicyFile(path)) policies.update(path, text);
  return policies;
}

function fail(extractor: { readonly id: string }, path: Path, error: unknown): never {
  throw new Error(`${extractor.id} on ${path}`, { cause: error });
}
