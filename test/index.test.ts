import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { lineStartsOf } from '../server/src/base/lines.ts';
import { nowhere } from '../server/src/base/span.ts';
import type { DocumentContribution } from '../server/src/extract/extractor.ts';
import type { FactOf } from '../server/src/facts/fact.ts';
import { Memo } from '../server/src/index/memo.ts';
import { SharedMap } from '../server/src/index/sharedMap.ts';
import { Snapshot, type SnapshotChange } from '../server/src/index/snapshot.ts';
import { byKey, defineResolution, type FactView } from '../server/src/index/view.ts';

describe('a shared map', () => {
  it('behaves like a Map, and every older version keeps what it had', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.tuple(key, fc.option(fc.nat(9), { nil: undefined })))), batches => {
        const versions: { readonly map: SharedMap<number>; readonly model: ReadonlyMap<string, number> }[] = [];
        let map = SharedMap.empty<number>();
        let model = new Map<string, number>();
        for (const batch of batches) {
          map = map.with(batch);
          model = new Map(model);
          for (const [name, value] of batch) value === undefined ? model.delete(name) : model.set(name, value);
          versions.push({ map, model });
        }
        for (const version of versions) {
          assert.equal(version.map.size, version.model.size);
          assert.deepEqual(version.map.keys(), [...version.model.keys()].sort());
          assert.deepEqual(new Map(version.map.entries()), version.model);
        }
      }),
    );
  });
});

describe('a snapshot', () => {
  it('takes what a source states anew as if it had never stated anything else', () => {
    const paths = ['a.md', 'b.md', 'c.md'];
    const stated = fc.array(fc.tuple(fc.constantFrom(...paths), fc.option(fc.constantFrom('x.md', 'y.md'), { nil: undefined })), {
      maxLength: 4,
    });
    fc.assert(
      fc.property(fc.array(stated, { maxLength: 6 }), changes => {
        let snapshot = Snapshot.empty;
        for (const change of changes) {
          const history = change.map(([path, to]) => removal(path, to));
          const { snapshot: next, changed } = snapshot.with({ history });
          const { snapshot: anew } = Snapshot.empty.with({ history });
          assert.deepEqual(next.all('history.removed'), anew.all('history.removed'));
          for (const path of paths) {
            assert.deepEqual(next.get('history.removed', path), anew.get('history.removed', path));
            assert.deepEqual(next.in(path, 'history.removed'), anew.in(path, 'history.removed'));
            if (!changed.has(byKey('history.removed', path)))
              assert.deepEqual(next.get('history.removed', path), snapshot.get('history.removed', path));
          }
          snapshot = next;
        }
      }),
    );
  });
  it('keeps the facts it was made with when the next one is made', () => {
    const { snapshot: first } = Snapshot.empty.with(headings('README.md', ['install']));
    const { snapshot: second, changed } = first.with(headings('README.md', ['usage']));
    assert.deepEqual(
      first.in('README.md', 'doc.heading').map(it => it.key),
      ['install'],
    );
    assert.deepEqual(
      second.in('README.md', 'doc.heading').map(it => it.key),
      ['usage'],
    );
    assert.equal(second.get('doc.heading', 'install').length, 0);
    assert.ok(changed.size > 0);
  });
  it('names no look-up as changed when the same facts are stated again', () => {
    const { snapshot } = Snapshot.empty.with(headings('README.md', ['install']));
    assert.equal(snapshot.with(headings('README.md', ['install'])).changed.size, 0);
  });
});

describe('a memo', () => {
  it('gives at every revision what a fresh one computes, and runs again only what met a change', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(document, fc.option(fc.uniqueArray(key, { maxLength: 3 }), { nil: undefined })), { maxLength: 25 }),
        edits => {
          const memo = new Memo(Snapshot.empty);
          let runs = 0;
          const brought = () => documents.map(path => memo.run(path, facts => ((runs += 1), task(facts, path))));
          brought();
          for (const [path, keys] of edits) {
            const before = memo.snapshot;
            const { changed } = memo.apply(keys === undefined ? { documents: new Map([[path, undefined]]) } : headings(path, keys));
            runs = 0;
            const now = brought();
            if (changed.size === 0) assert.equal(runs, 0, 'nothing changed, yet something ran');
            assert.deepEqual(
              now,
              documents.map(it => new Memo(memo.snapshot).run(it, facts => task(facts, it))),
            );
            assert.notEqual(before, memo.snapshot);
          }
        },
      ),
    );
  });
  it('runs again what asked for history where only that was expected to change, also through an answer', () => {
    const memo = new Memo(Snapshot.empty, { records: 'history' });
    const runs: string[] = [];
    const run = (path: string, asked: string): string =>
      memo.run(path, facts => {
        runs.push(path);
        return facts.ask(hasHeading, 'api') ? '' : facts.ask(wentTo, asked);
      });
    const bring = () => [run('README.md', 'old.md'), run('docs/api.md', 'other.md')];
    memo.apply({ history: [removal('old.md'), removal('other.md')] });
    assert.deepEqual(bring(), ['nowhere', 'nowhere']);
    assert.deepEqual([...memo.lookUpsOfRemovals].sort(), ['history.removed\u0000old.md', 'history.removed\u0000other.md']);
    assert.deepEqual(memo.apply({ history: [removal('old.md', 'new.md'), removal('other.md')] }).stale, ['README.md']);
    assert.deepEqual(bring(), ['new.md', 'nowhere']);
    assert.deepEqual(runs, ['README.md', 'docs/api.md', 'README.md']);
  });
  it('runs everything again where no change was expected', () => {
    const memo = new Memo(Snapshot.empty, { records: 'history' });
    let runs = 0;
    const run = () => memo.run('README.md', facts => ((runs += 1), facts.ask(hasHeading, 'api')));
    assert.equal(run(), false);
    assert.equal(run(), false);
    assert.equal(runs, 1);
    assert.deepEqual(memo.apply(headings('docs/api.md', ['web'])).stale, ['README.md']);
    assert.equal(run(), false);
    memo.apply(headings('docs/api.md', ['api']));
    assert.equal(run(), true);
    assert.equal(runs, 3);
  });
  it('stops the wave where an answer comes out equal', () => {
    const memo = new Memo(Snapshot.empty);
    let runs = 0;
    const run = () => memo.run('README.md', facts => ((runs += 1), facts.ask(hasHeading, 'api')));
    memo.apply(headings('docs/api.md', ['api']));
    assert.equal(run(), true);
    memo.apply(headings('docs/more.md', ['api']));
    assert.equal(run(), true);
    assert.equal(runs, 1, 'another document states the same, so the answer is the same');
    memo.apply({
      documents: new Map([
        ['docs/api.md', undefined],
        ['docs/more.md', undefined],
      ]),
    });
    assert.equal(run(), false);
    assert.equal(runs, 2);
  });
  it('runs again what threw, when what it had looked up changes, in an answer too', () => {
    const fragile = defineResolution({
      id: 'fragile',
      reads: ['doc.heading'],
      answer(facts, anchor): number {
        const found = facts.get('doc.heading', anchor).length;
        if (found === 1) throw new Error(`one ${anchor}`);
        return found;
      },
    });
    const memo = new Memo(Snapshot.empty);
    let runs = 0;
    const run = () => memo.run('README.md', facts => ((runs += 1), facts.ask(fragile, 'api')));
    assert.equal(run(), 0);
    assert.deepEqual(memo.apply(headings('docs/api.md', ['api'])).stale, ['README.md']);
    assert.throws(run, /one api/);
    assert.throws(run, /one api/);
    assert.deepEqual(memo.apply(headings('docs/web.md', ['web'])).stale, []);
    assert.equal(runs, 2, 'nothing that it looked up changed');
    assert.deepEqual(memo.apply(headings('docs/web.md', ['api'])).stale, ['README.md']);
    assert.equal(run(), 2);
    memo.apply({ documents: new Map([['docs/api.md', undefined]]) });
    assert.throws(run, /one api/);
  });
  it('refuses a question that asks itself', () => {
    const circular = defineResolution({ id: 'circular', reads: [], answer: (facts, question): boolean => facts.ask(circular, question) });
    assert.throws(() => new Memo(Snapshot.empty).run('README.md', facts => facts.ask(circular, '')), /asks itself/);
  });
});

const documents = ['README.md', 'docs/api.md', 'docs/web.md'];
const document = fc.constantFrom(...documents);
const key = fc.constantFrom('api', 'web', 'db', 'queue', '__proto__', 'constructor');

const hasHeading = defineResolution({
  id: 'has-heading',
  reads: ['doc.heading'],
  answer: (facts, anchor): boolean => facts.get('doc.heading', anchor).length > 0,
});

const wentTo = defineResolution({
  id: 'went-to',
  reads: ['history.removed'],
  answer: (facts, path): string => facts.get('history.removed', path)[0]?.value.to ?? 'nowhere',
});

function removal(path: string, to?: string): FactOf<'history.removed'> {
  const value = { commit: '3f2a1b0', date: '2025-12-30', ...(to === undefined ? {} : { to }) };
  return { kind: 'history.removed', key: path, value, path, span: nowhere };
}

/** Reads by document, by key, and through an answer; what it looks up depends on what it found. */
function task(facts: FactView, path: string): readonly string[] {
  const own = facts.in(path, 'doc.heading').map(it => it.key);
  const elsewhere = own.map(it => `${it}:${facts.get('doc.heading', it).length}`);
  return own.includes('web') ? [...elsewhere, String(facts.ask(hasHeading, 'db'))] : elsewhere;
}

function headings(path: string, keys: readonly string[]): SnapshotChange {
  const facts = keys.map(it => ({
    kind: 'doc.heading' as const,
    key: it,
    value: { text: it, level: 2, sectionEnd: 0 },
    path,
    span: nowhere,
  }));
  const contribution: DocumentContribution = { path, facts, problems: [], lineStarts: lineStartsOf('') };
  return { documents: new Map([[path, contribution]]) };
}
