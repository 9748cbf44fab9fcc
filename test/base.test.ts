import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { applyEdits, type TextEdit } from '../server/src/base/edit.ts';
import { lineStartsOf, positionAt, rangeOf } from '../server/src/base/lines.ts';
import { MappedText } from '../server/src/base/mappedText.ts';
import { byNearness, isNearestAlone, isRelated, nearest } from '../server/src/base/nearest.ts';
import { contains, overlaps, span } from '../server/src/base/span.ts';

describe('lines', () => {
  it('end at a line feed, alone or behind a carriage return, and nowhere else', () => {
    assert.deepEqual(lineStartsOf('a\nb\r\nc\fd\re\u2028f'), [0, 2, 5]);
  });
  it('count positions from 1 in UTF-16 units', () => {
    const starts = lineStartsOf('😀x\ny');
    assert.deepEqual(positionAt(starts, 2), { line: 1, column: 3 });
    assert.deepEqual(rangeOf(starts, span(4, 5)), { start: { line: 2, column: 1 }, end: { line: 2, column: 2 } });
  });
  it('give every offset a position that leads back to it', () => {
    fc.assert(
      fc.property(text, fc.nat(60), (written, at) => {
        const starts = lineStartsOf(written);
        const offset = Math.min(at, written.length);
        const { line, column } = positionAt(starts, offset);
        assert.equal((starts[line - 1] ?? -1) + column - 1, offset);
        assert.equal(line, written.slice(0, offset).split('\n').length);
      }),
    );
  });
});

describe('applyEdits', () => {
  it('replaces spans of the text as it was, in any order', () => {
    const edits: TextEdit[] = [
      { span: span(8, 12), newText: 'web' },
      { span: span(0, 3), newText: 'the' },
      { span: span(3, 3), newText: ',' },
    ];
    assert.equal(applyEdits('one two four', edits), 'the, two web');
  });
  it('refuses edits that overlap', () => {
    assert.throws(
      () =>
        applyEdits('abcdef', [
          { span: span(0, 3), newText: '' },
          { span: span(2, 4), newText: '' },
        ]),
      RangeError,
    );
  });
  it('leaves everything outside of the edits as it stands', () => {
    fc.assert(
      fc.property(
        text,
        fc.uniqueArray(fc.nat(60), { maxLength: 8 }),
        fc.array(text, { minLength: 4, maxLength: 4 }),
        (written, cuts, words) => {
          const ends = cuts.map(it => Math.min(it, written.length)).sort((a, b) => a - b);
          const edits: TextEdit[] = [];
          let expected = '';
          let done = 0;
          for (let at = 0; at + 1 < ends.length; at += 2) {
            const [start = 0, end = 0] = ends.slice(at, at + 2);
            const newText = words[at / 2] ?? '';
            edits.unshift({ span: span(start, end), newText });
            expected += written.slice(done, start) + newText;
            done = end;
          }
          if (edits.some(({ span: { start, end } }) => start === end)) return; // two insertions at one place have no order of their own
          assert.equal(applyEdits(written, edits), expected + written.slice(done));
        },
      ),
    );
  });
});

describe('mapped text', () => {
  it('leads every piece back to its characters', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ kept: word, prefix: word }), { minLength: 1 }), parts => {
        let document = '';
        const pieces: { text: string; from: number }[] = [];
        for (const { prefix, kept } of parts) {
          pieces.push({ text: kept, from: document.length + prefix.length });
          document += prefix + kept;
        }
        const mapped = MappedText.join(pieces);
        assert.equal(mapped.text, parts.map(it => it.kept).join(''));
        let at = 0;
        for (const { text: piece } of pieces) {
          const { start, end } = mapped.toDocument(span(at, at + piece.length));
          assert.equal(document.slice(start, end), piece);
          at += piece.length;
        }
      }),
    );
  });
  it('gives no span that ends before it begins, in whatever order the parts stand', () => {
    const mapped = MappedText.join([
      { text: 'compose', from: 20 },
      { text: 'make', from: 0 },
    ]);
    assert.deepEqual(mapped.toDocument(span(5, 9)), span(25, 25));
  });
  it('of a slice is moved by where the slice begins', () => {
    assert.deepEqual(MappedText.slice('> make build', span(2, 12)).toDocument(span(5, 10)), span(7, 12));
  });
});

describe('nearest', () => {
  it('finds the word that was meant', () => {
    assert.equal(nearest('backedn', ['frontend', 'backend', 'db']), 'backend');
    assert.equal(nearest('API', ['api', 'web']), 'api');
    assert.equal(nearest('queue', ['api', 'web']), undefined);
    assert.equal(nearest('d', ['db', 'api']), undefined);
    assert.deepEqual(byNearness('wep', ['database', 'api', 'web']), ['web', 'api', 'database']);
  });
  it('compares names word by word', () => {
    for (const [name, candidate] of [
      ['docker-compose.db', 'docker-compose.ci'],
      ['test:ui', 'test:unit'],
      ['start-os', 'start-es'],
      ['postgresql-production-setup', 'mysql-production-setup'],
      ['buildApp', 'buildApi'],
      ['docker-compose.db', 'docker-compose.dev.all'],
      ['internationaldistribution', 'intentionalcontribution'],
      ['production', 'reduction'],
      ['expression', 'explosion'],
    ] as const)
      assert.equal(nearest(name, [candidate]), undefined, `${name} ${candidate}`);
    for (const [name, candidate] of [
      ['start-wbe', 'start-web'],
      ['start-dbb', 'start-db'],
      ['dbb', 'db'],
      ['docker-compose.test', 'docker-compose.tests'],
      ['buildall', 'build-all'],
      ['hot-conformance-tset', 'ar-hot-conformance-test'],
    ] as const)
      assert.equal(nearest(name, [candidate]), candidate);
  });
  it('tells what is related from what shares a common word', () => {
    assert.ok(isRelated('start:dev', 'start') && isRelated('build', 'build:web') && isRelated('biuld', 'build'));
    assert.ok(!isRelated('start', 'bundle') && !isRelated('test:ui', 'test:unit') && !isRelated('db:seed', 'db:migrate'));
  });
  it('takes of two that are as near the one that holds the whole name', () => {
    assert.equal(nearest('hot-test', ['ar-test', 'ar-hot-test']), 'ar-hot-test');
    assert.equal(nearest('hot-test', ['ar-hot-test', 'ar-test']), 'ar-hot-test');
  });
  it('knows when a name is the nearest alone', () => {
    assert.ok(isNearestAlone('biuld', 'build', ['build', 'lint']));
    assert.ok(!isNearestAlone('proxy-image', 'load-proxy-image', ['load-proxy-image']), 'whole words differ');
    assert.ok(!isNearestAlone('worket', 'worker', ['worker', 'market', 'workes']), 'another one is as near');
    assert.ok(!isNearestAlone('test', 'text', ['text', 'test-in-docker']), 'another one holds the name');
    assert.ok(!isNearestAlone('adapter-1', 'adapter-2', ['adapter-2']), 'digits differ');
    assert.ok(!isNearestAlone('fault', 'vault', ['vault']), 'another short word');
    assert.ok(isNearestAlone('start-wbe', 'start-web', ['start-web', 'start-db']));
    assert.ok(!isNearestAlone('lint:fix', 'lint:fox', ['lint:fox', 'lint:fix:all']), 'another one continues the name');
    assert.ok(!isNearestAlone('test', 'test:a', ['test:a']), 'the candidate continues the name');
    assert.ok(isNearestAlone('dbb', 'db', ['db']) && isNearestAlone('wbe', 'web', ['web']));
    assert.ok(!isNearestAlone('os', 'es', ['es']), 'a letter makes another short word');
  });
  it('finds the word itself before all others', () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), words =>
        assert.equal(nearest(words[0] ?? '', words)?.toLowerCase(), words[0]?.toLowerCase()),
      ),
    );
  });
});

it('spans contain and overlap as half-open ranges', () => {
  assert.equal(contains(span(0, 5), span(0, 5)), true);
  assert.equal(overlaps(span(0, 5), span(5, 6)), false);
  assert.equal(overlaps(span(0, 5), span(4, 6)), true);
});

const text = fc.array(fc.constantFrom('a', 'B', ' ', '\n', '\r\n', '\f', 'ü', '😀')).map(it => it.join(''));
const word = fc.string({ minLength: 1, maxLength: 6 });
