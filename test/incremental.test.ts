import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { Engine } from '../server/src/analysis/engine.ts';
import { nameOf, type Path } from '../server/src/base/path.ts';
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
import { type Files, stateOfHistory, step, type Step, take } from './randomEdits.ts';
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
