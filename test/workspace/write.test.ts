import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { Undo } from '../../server/src/workspace/undo.ts';
import { writeFiles } from '../../server/src/workspace/write.ts';

describe('writing changes', () => {
  it('takes back what was done when a later step fails', async () => {
    const root = realpathSync(mkdtempSync(join(tmpdir(), 'groundline-write-')));
    try {
      writeFileSync(join(root, 'README.md'), 'The seed is seed.csv\n');
      writeFileSync(join(root, 'seed.csv'), 'id\n');
      const edits = new Map([['README.md', [{ span: { start: 12, end: 20 }, newText: 'data/seed.csv' }]]]);
      const texts = new Map([['README.md', 'The seed is seed.csv\n']]);
      const moves = new Map([
        ['seed.csv', 'data/deep/seed.csv'],
        ['gone.csv', 'data/gone.csv'],
      ]);
      await assert.rejects(writeFiles(root, { edits, creations: new Map(), moves }, texts));
      assert.deepEqual(readdirSync(root).sort(), ['README.md', 'seed.csv']);
      assert.equal(readFileSync(join(root, 'README.md'), 'utf8'), 'The seed is seed.csv\n');
    } finally {
      rmSync(root, { recursive: true });
    }
  });
  it('overwrites no target that appears between the look and the step, and takes back the steps before', async () => {
    const root = realpathSync(mkdtempSync(join(tmpdir(), 'groundline-write-')));
    try {
      writeFileSync(join(root, 'seed.csv'), 'id\n');
      // Both look while nothing is there; the second one comes when the first has made the file.
      const moves = new Map([['seed.csv', 'data/seed.csv']]);
      const creations = new Map([['data/seed.csv', 'made meanwhile\n']]);
      await assert.rejects(writeFiles(root, { edits: new Map(), creations, moves }, new Map()), {
        name: 'WriteError',
        message: /data\/seed\.csv appeared meanwhile$/,
      });
      assert.deepEqual(readdirSync(root), ['seed.csv']);
      assert.equal(readFileSync(join(root, 'seed.csv'), 'utf8'), 'id\n');
    } finally {
      rmSync(root, { recursive: true });
    }
  });
  it('takes steps back in their order, the last first', async () => {
    const root = realpathSync(mkdtempSync(join(tmpdir(), 'groundline-undo-')));
    try {
      writeFileSync(join(root, 'old.md'), 'old\n');
      writeFileSync(join(root, 'staged'), 'new\n');
      const undo = new Undo();
      undo.temporary(join(root, 'staged'));
      await undo.makeFolder(join(root, 'a/b'));
      await undo.replace(join(root, 'staged'), join(root, 'old.md'));
      await undo.move(join(root, 'old.md'), join(root, 'a/b/new.md'));
      assert.equal(readFileSync(join(root, 'a/b/new.md'), 'utf8'), 'new\n');
      await undo.everything();
      await undo.forget();
      assert.deepEqual(readdirSync(root), ['old.md']);
      assert.equal(readFileSync(join(root, 'old.md'), 'utf8'), 'old\n');
      mkdirSync(join(root, 'full'));
      writeFileSync(join(root, 'full/old.md'), 'another\n');
      await assert.rejects(undo.move(join(root, 'old.md'), join(root, 'full/old.md')), { code: 'EEXIST' });
      assert.equal(readFileSync(join(root, 'full/old.md'), 'utf8'), 'another\n');
    } finally {
      rmSync(root, { recursive: true });
    }
  });
});
