import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { Engine } from '../../server/src/analysis/engine.ts';
import type { Path } from '../../server/src/base/path.ts';
import { defineExtractor, type Extractor, type SourceDocument } from '../../server/src/extract/extractor.ts';
import { extractors } from '../../server/src/extract/extractors.ts';
import { Policies } from '../../server/src/policy/policies.ts';
import { rules } from '../../server/src/rules/rules.ts';
import { dropOldCaches } from '../../server/src/workspace/cacheSize.ts';
import { diskSource } from '../../server/src/workspace/disk.ts';
import { fileStamp } from '../../server/src/workspace/fileStamp.ts';
import { type LoadOptions, loadFolder } from '../../server/src/workspace/loadFolder.ts';
import type { WorkspaceSource } from '../../server/src/workspace/source.ts';
import { cliProgram } from '../cli/commandLine.ts';
import { TemporaryRepository } from '../cli/temporaryRepository.ts';
import { memorySource } from '../mutations/workspace.ts';
import { readWorkspace } from '../workspaces.ts';

const workspaces = ['samples/storefront', 'test/workspaces/clinic', 'test/workspaces/atlas'];

describe('facts kept between runs', () => {
  for (const workspace of workspaces) {
    it(`give what reading anew gives, after any edits: ${workspace}`, async () => {
      const start = readWorkspace(workspace);
      await fc.assert(
        fc.asyncProperty(fc.array(fc.array(edit, { maxLength: 4 }), { maxLength: 4 }), async runs => {
          using cache = new CacheFolder();
          const files = new Map(start);
          for (const edits of [[], [], ...runs]) {
            for (const it of edits) change(files, it);
            const source = memorySource('/shop', files);
            assert.equal((await load(source, cache)).said, (await load(source)).said);
          }
        }),
        { numRuns: Number(process.env['RUNS'] ?? 2) },
      );
    });
  }

  it('spare the reading of what did not change, and of nothing else', async () => {
    using cache = new CacheFolder();
    const files = new Map(readWorkspace('samples/storefront'));
    const all = (await load(memorySource('/shop', files), cache)).extracted;
    assert.ok(all.length > 10);
    assert.deepEqual((await load(memorySource('/shop', files), cache)).extracted, []);
    files.set('README.md', `${files.get('README.md')} `);
    assert.deepEqual((await load(memorySource('/shop', files), cache)).extracted, ['README.md']);
    assert.deepEqual((await load(memorySource('/market', files), cache)).extracted, all, 'of another folder');
    assert.deepEqual((await load(memorySource('/shop', files), cache, { build: 'another' })).extracted, all, 'of another build');
    const newer = extractors.map(it => (it.id === 'compose' ? { ...it, version: it.version + 1 } : it));
    assert.deepEqual((await load(memorySource('/shop', files), cache, { extractors: newer })).extracted, all, 'of another version');
  });

  it('are told by content, whatever the times of the file say', async () => {
    using cache = new CacheFolder();
    using repository = new TemporaryRepository({ 'README.md': '# Shop\n\nSee [prices](prices.md).\n' }).init();
    const file = join(repository.root, 'README.md');
    const { atime, mtime } = statSync(file);
    await load(await diskSource(repository.root), cache);
    writeFileSync(file, '# Shop\n\nSee [advice](advice.md).\n');
    utimesSync(file, atime, mtime);
    assert.match((await load(await diskSource(repository.root), cache)).said, /advice\.md/);
  });

  it('are taken without reading a file of which the disk says the same', async () => {
    using cache = new CacheFolder();
    const source = memorySource('/shop', new Map([['README.md', '# Shop\n\nSee [prices](prices.md).\n']]));
    let read = 0;
    const stamped = (stamp: string | undefined): WorkspaceSource => ({
      ...source,
      async content(path) {
        const content = await source.content(path);
        const id = (): string | undefined => {
          read++;
          return content?.id;
        };
        return Object.defineProperty({ stamp, id: undefined, text: async () => content?.text() }, 'id', { get: id });
      },
    });
    const { said } = await load(stamped('Monday'), cache);
    for (const [stamp, times] of [
      ['Monday', 0],
      ['Tuesday', 1],
      ['Tuesday', 0],
      [undefined, 1],
      ['Tuesday', 0],
    ] as const) {
      read = 0;
      assert.deepEqual(await load(stamped(stamp), cache), { said, extracted: [] });
      assert.equal(read, times, `on ${stamp}`);
    }
  });

  it('are not taken for what the disk says of a file that changed just now, or was changed behind its times', () => {
    using repository = new TemporaryRepository({ 'README.md': '# Shop\n' });
    const file = join(repository.root, 'README.md');
    assert.equal(fileStamp(file), undefined);
    const later = Date.now() + 60_000;
    const stamp = fileStamp(file, later);
    assert.ok(stamp !== undefined && fileStamp(file, later) === stamp);
    const { atime, mtime } = statSync(file);
    writeFileSync(file, '# Shot\n');
    utimesSync(file, atime, mtime);
    assert.notEqual(fileStamp(file, later), stamp);
    assert.equal(fileStamp(repository.root, later), undefined, 'a folder');
    assert.equal(fileStamp(join(repository.root, 'gone.md'), later), undefined);
  });

  it('hold for the second thread, and for a commit that has the same content', async () => {
    using cache = new CacheFolder();
    const pages = Array.from({ length: 400 }, (_, index) => [`docs/page${index}.md`, `# Page ${index}\n\n[Next](page${index + 1}.md)\n`]);
    using repository = new TemporaryRepository(Object.fromEntries(pages)).init();
    const alone = await load(await diskSource(repository.root));
    const cold = await load(await diskSource(repository.root), cache, { program: cliProgram() });
    const warm = await load(await diskSource(repository.root), cache, { program: cliProgram() });
    assert.deepEqual([cold.said, warm.said], [alone.said, alone.said]);
    assert.deepEqual(warm.extracted, []);
  });

  it('are read anew where an extractor failed, so that it fails again', async () => {
    using cache = new CacheFolder();
    const files = new Map([['README.md', '# Shop\n']]);
    const forgetful = defineExtractor({
      id: 'forgetful',
      version: 1,
      emits: [],
      handles: () => true,
      extract: () => {
        throw new Error('forgot how to read');
      },
    });
    for (let run = 0; run < 2; run++) {
      const defects: string[] = [];
      const source = memorySource('/shop', files);
      await load(source, cache, { extractors: [...extractors, forgetful], onDefect: it => void defects.push(it.id) });
      assert.deepEqual(defects, ['forgetful']);
    }
  });

  it('are no facts where the file is damaged, and are written anew', async () => {
    using cache = new CacheFolder();
    const files = readWorkspace('samples/storefront');
    const source = memorySource('/shop', files);
    const { said, extracted } = await load(source, cache);
    const whole = readFileSync(cache.file);
    const flipped = Array.from({ length: 15 }, (_, index) => {
      const at = Math.floor((whole.length * index) / 15);
      return Buffer.concat([whole.subarray(0, at), Buffer.from([(whole[at] ?? 0) ^ 1]), whole.subarray(at + 1)]);
    });
    const cut = [0, 1, whole.length >> 1, whole.length - 1].map(it => whole.subarray(0, it));
    for (const damaged of [...flipped, ...cut, Buffer.from('\0'.repeat(100)), Buffer.from('{}\n'), Buffer.concat([whole, whole])]) {
      writeFileSync(cache.file, damaged);
      cache.log.length = 0;
      const again = await load(source, cache);
      assert.equal(again.said, said);
      // A newline at the end may be lost without harm.
      if (again.extracted.length > 0) {
        assert.deepEqual(again.extracted, extracted);
        assert.match(cache.log.join(), /cannot be used|another version/);
      }
      assert.deepEqual((await load(source, cache)).extracted, []);
    }
  });

  it('are neither written nor touched where nothing may be written, and are used there', async () => {
    using cache = new CacheFolder();
    const source = memorySource('/shop', readWorkspace('samples/storefront'));
    await load(source, cache, { writes: false });
    assert.deepEqual(readdirSync(cache.folder), []);
    await load(source, cache);
    utimesSync(cache.file, new Date(0), new Date(0));
    assert.deepEqual((await load(source, cache, { writes: false })).extracted, []);
    assert.equal(statSync(cache.file).mtimeMs, 0);
    await load(source, cache);
    assert.ok(statSync(cache.file).mtimeMs > 0, 'when it was last used is remembered');
  });

  it('that cannot be written are done without', async () => {
    using cache = new CacheFolder();
    writeFileSync(join(cache.folder, 'facts'), 'a file where a folder belongs');
    const source = memorySource('/shop', readWorkspace('samples/storefront'));
    assert.equal((await load(source, cache)).said, (await load(source)).said);
    assert.match(cache.log.join(), /could not be kept/);
  });

  it('are dropped when nobody used them for long, or when they are too many', async () => {
    using cache = new CacheFolder();
    const day = 24 * 60 * 60 * 1000;
    const write = (name: string, days: number): void => {
      const file = join(cache.folder, name);
      writeFileSync(file, 'x'.repeat(100));
      utimesSync(file, new Date(Date.now() - days * day), new Date(Date.now() - days * day));
    };
    for (const [name, days] of [
      ['old', 40],
      ['kept', 50],
      ['a', 1],
      ['b', 2],
      ['c', 3],
    ] as const)
      write(name, days);
    await dropOldCaches(cache.folder, join(cache.folder, 'kept'), { days: 30, bytes: 300 });
    assert.deepEqual(readdirSync(cache.folder).sort(), ['a', 'b', 'kept']);
  });
});

/** A cache folder of its own, gone when the test ends. */
class CacheFolder implements Disposable {
  readonly folder = mkdtempSync(join(tmpdir(), 'groundline-cache-'));
  readonly log: string[] = [];

  /** The one file in it. */
  get file(): string {
    mkdirSync(join(this.folder, 'facts'), { recursive: true });
    const [name, ...others] = readdirSync(join(this.folder, 'facts'));
    assert.ok(name !== undefined && others.length === 0);
    return join(this.folder, 'facts', name);
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

interface Choices extends Pick<Partial<LoadOptions>, 'program' | 'extractors' | 'onDefect'> {
  readonly build?: string;
  readonly writes?: boolean;
}

/** What an engine says of a folder, and the documents that were extracted for it. */
async function load(
  source: WorkspaceSource,
  cache?: CacheFolder,
  { build = 'this', writes = true, ...options }: Choices = {},
): Promise<{ readonly said: string; readonly extracted: readonly Path[] }> {
  const failed = (_: unknown, path: Path, error: unknown): never => assert.fail(`${path}: ${error instanceof Error ? error.stack : error}`);
  const engine = new Engine(rules, failed, { today: '2026-02-03' });
  const extracted = new Set<Path>();
  await loadFolder(source, engine, {
    policies: new Policies(rules.map(it => it.id)),
    history: true,
    onDefect: failed,
    ...(cache === undefined ? {} : { cache: { ...source, build, writes, folder: cache.folder, log: it => void cache.log.push(it) } }),
    ...options,
    extractors: (options.extractors ?? extractors).map(it => watched(it, path => extracted.add(path))),
  });
  for (const _ of engine.settle());
  const facts = engine.snapshot.documentPaths().map(it => engine.snapshot.document(it));
  return { said: JSON.stringify([facts, engine.allFindings(), engine.counts()]), extracted: [...extracted].sort() };
}

const watched = (extractor: Extractor, onExtract: (path: Path) => void): Extractor => ({
  ...extractor,
  extract(document: SourceDocument, emit) {
    onExtract(document.path);
    extractor.extract(document, emit);
  },
});

/** A word of one file replaced by one of another; a file that is gone, or is another's copy. Told by numbers that do for any workspace. */
const edit = fc.record({ does: fc.constantFrom('word', 'word', 'word', 'delete', 'copy'), file: fc.nat(), from: fc.nat(), at: fc.nat() });
type Edit = { readonly does: string; readonly file: number; readonly from: number; readonly at: number };

function change(files: Map<Path, string>, { does, file, from, at }: Edit): void {
  const paths = [...files.keys()];
  const path = paths[file % paths.length] ?? '';
  const other = files.get(paths[from % paths.length] ?? '') ?? '';
  if (does === 'delete') files.delete(path);
  else if (does === 'copy') files.set(path, other);
  else {
    const words = [...(files.get(path) ?? '').matchAll(/[\w.:/-]{2,}/g)];
    const word = words[at % Math.max(1, words.length)];
    const others = other.match(/[\w.:/-]{2,}/g) ?? ['shop'];
    if (word !== undefined) {
      const text = files.get(path) ?? '';
      files.set(path, text.slice(0, word.index) + (others[at % others.length] ?? '') + text.slice(word.index + word[0].length));
    }
  }
}
