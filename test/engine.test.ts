import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Engine } from '../server/src/analysis/engine.ts';
import type { Path } from '../server/src/base/path.ts';
import { extractDocument } from '../server/src/extract/extractor.ts';
import { extractors } from '../server/src/extract/extractors.ts';
import { Policies } from '../server/src/policy/policies.ts';
import { defineRule, fails, type Rule } from '../server/src/rules/rule.ts';

/** Says that every link is dead, and that two to `prices.md` are too much for it. */
function linkRule(judged: Path[]): Rule {
  return defineRule({
    id: 'paths/any-link',
    summary: 'Any link',
    severity: 'warning',
    confidence: 'certain',
    judges: ['doc.link'],
    reads: ['doc.link'],
    judge(claim, facts) {
      judged.push(claim.path);
      if (facts.get('doc.link', 'prices.md').length === 2) throw new Error('cannot count to two');
      return fails({ message: `A link in ${claim.path}` });
    },
  });
}

/** An engine over two documents with a link each. */
function shop() {
  const judged: Path[] = [];
  const defects: Path[] = [];
  const engine = new Engine([linkRule(judged)], (_, path) => void defects.push(path));
  const write = (texts: Readonly<Record<Path, string>>): void => {
    const documents = Object.entries(texts).map(
      ([path, text]) => [path, extractDocument(extractors, path, text, (_, __, error) => assert.fail(String(error)))] as const,
    );
    engine.apply({ documents: new Map(documents), tree: new Map(documents.map(([path]) => [path, { link: false }])) });
    for (const _ of engine.settle());
  };
  const found = (): readonly Path[] => engine.allFindings().map(it => it.path);
  write({ 'README.md': '# Shop\n\nSee [prices](prices.md).\n', 'docs/hours.md': '# Hours\n\nSee [map](map.md).\n' });
  return { engine, judged, defects, write, found };
}

describe('the engine', () => {
  it('judges nothing in what the policy excludes, counts it, and judges it when that ends', () => {
    const { engine, judged, write, found } = shop();
    const policies = new Policies(['paths/any-link']);
    const want = (policy: string): void => {
      policies.update('groundline.yaml', policy);
      judged.length = 0;
      engine.setPolicy(policies.policy);
      for (const _ of engine.settle());
    };
    assert.deepEqual(found(), ['README.md', 'docs/hours.md']);
    want('exclude: [docs]\n');
    assert.deepEqual(found(), ['README.md']);
    assert.deepEqual(engine.counts(), { true: 0, false: 1, unknown: { excluded: 1 } });
    assert.deepEqual(judged, []);
    write({ 'docs/hours.md': '# Hours\n\nSee [map](map.md) and [plan](plan.md).\n' });
    assert.deepEqual(judged, []);
    assert.deepEqual(engine.counts().unknown, { excluded: 2 });
    want('exclude: [docs]\nrules: { paths/any-link: error }\n');
    assert.deepEqual(judged, [], 'no other document is excluded than before');
    want('version: 1\n');
    assert.deepEqual(judged, ['docs/hours.md', 'docs/hours.md']);
    assert.deepEqual(found(), ['README.md', 'docs/hours.md', 'docs/hours.md']);
  });

  it('tries a rule that threw again when a fact that it had looked up changes', () => {
    const { defects, write, found } = shop();
    write({ 'MENU.md': '# Menu\n\nSee [prices](prices.md).\n' });
    assert.deepEqual(new Set(defects.splice(0)), new Set(['MENU.md', 'README.md', 'docs/hours.md']));
    assert.deepEqual(found(), []);
    write({ 'MENU.md': '# Menu\n' });
    assert.deepEqual(found(), ['README.md', 'docs/hours.md']);
    assert.deepEqual(defects, []);
  });
});
