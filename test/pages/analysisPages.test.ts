import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { Engine } from '../../server/src/analysis/engine.ts';
import { applyEdits } from '../../server/src/base/edit.ts';
import { lineStartsOf, rangeOf } from '../../server/src/base/lines.ts';
import { extractDocument } from '../../server/src/extract/extractor.ts';
import { extractors } from '../../server/src/extract/extractors.ts';
import type { TreeEntry } from '../../server/src/index/tree.ts';
import { Policies } from '../../server/src/policy/policies.ts';
import { isPolicyFile } from '../../server/src/policy/policyFile.ts';
import { analysisRules } from '../../server/src/rules/analysisRules.ts';
import { rules } from '../../server/src/rules/rules.ts';
import { readCarets } from './carets.ts';
import { type Case, parsePage } from './page.ts';

const today = '2026-06-01';

for (const { id, severity } of Object.values(analysisRules)) {
  const page = `server/src/rules/${id}.md`;
  describe(page, () => {
    const { title, cases } = parsePage(readFileSync(page, 'utf8'));
    it('is headed by its id and shows near misses', () => {
      assert.equal(title, id);
      assert.ok(cases.some(example => example.title.startsWith('Not reported')));
    });
    for (const example of cases) it(`${example.title} (line ${example.line})`, () => check(id, severity, example));
  });
}

function check(id: string, severity: string, example: Case): void {
  const marked = example.files.map(it => ({ path: it.path, ...readCarets(it.marked) }));
  const texts = new Map(marked.map(it => [it.path, it.text]));
  const found = analyse(example, texts).filter(it => it.rule === id);
  const actual = found.map(it => {
    const { start, end } = rangeOf(lineStartsOf(texts.get(it.path) ?? ''), it.span);
    assert.equal(it.severity, severity);
    return `${it.path}:${start.line}:${start.column}-${end.column} ${it.message}`;
  });
  const expected = marked.flatMap(({ path, expected: carets }) =>
    carets.map(it => `${path}:${it.line}:${it.column}-${it.endColumn} ${it.message}`),
  );
  assert.deepEqual(actual.sort(), expected.sort());
  if (example.title.startsWith('Not reported'))
    assert.deepEqual(
      analyse(example, texts).filter(it => it.status === 'new'),
      [],
    );
  for (const [path, text] of example.afterFix) {
    const edits = found.flatMap(it => it.fixes[0]?.changes ?? []).flatMap(it => (it.type === 'edit' && it.path === path ? [it] : []));
    const mended = applyEdits(texts.get(path) ?? '', edits);
    assert.equal(mended, text);
    assert.deepEqual(
      analyse(example, new Map([...texts, [path, mended]])).filter(it => it.rule === id),
      [],
    );
  }
}

/** Everything that all rules and the analysis itself say about an example. */
function analyse(example: Case, texts: ReadonlyMap<string, string>) {
  const failed = (_: unknown, path: string, error: unknown): never =>
    assert.fail(`${path}: ${error instanceof Error ? error.stack : error}`);
  const engine = new Engine(rules, failed, { today });
  const policies = new Policies(rules.map(it => it.id));
  const tree = new Map<string, TreeEntry>();
  for (const path of [...texts.keys(), ...example.existing]) tree.set(path.endsWith('/') ? `${path}.keep` : path, { link: false });
  for (const [path, text] of texts) if (isPolicyFile(path)) policies.update(path, text);
  for (const path of policies.registries()) policies.updateRegistry(path, texts.get(path));
  const documents = new Map([...texts].map(([path, text]) => [path, extractDocument(extractors, path, text, failed)]));
  engine.apply({
    tree,
    documents,
    history: [{ kind: 'history.state', key: '', value: { state: 'ready' }, path: '', span: { start: 0, end: 0 } }],
  });
  engine.setPolicy(policies.policy);
  for (const _ of engine.settle());
  return engine.allFindings();
}
