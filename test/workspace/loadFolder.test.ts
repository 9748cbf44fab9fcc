import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Engine } from '../../server/src/analysis/engine.ts';
import { extractors } from '../../server/src/extract/extractors.ts';
import { Policies } from '../../server/src/policy/policies.ts';
import { rules } from '../../server/src/rules/rules.ts';
import { diskSource } from '../../server/src/workspace/disk.ts';
import { loadFolder } from '../../server/src/workspace/loadFolder.ts';
import { cliProgram } from '../cli/commandLine.ts';
import { TemporaryRepository } from '../cli/temporaryRepository.ts';

async function load(root: string, options: { readonly program?: string; readonly signal?: AbortSignal } = {}) {
  const failed = (_: unknown, path: string, error: unknown): never =>
    assert.fail(`${path}: ${error instanceof Error ? error.stack : error}`);
  const engine = new Engine(rules, failed);
  let done = 0;
  const loaded = await loadFolder(await diskSource(root), engine, {
    extractors,
    policies: new Policies(rules.map(it => it.id)),
    history: true,
    onDefect: failed,
    onProgress: count => {
      done = count;
    },
    ...options,
  });
  for (const _ of engine.settle());
  return { engine, loaded, done };
}

/** Many documents of two formats; every tenth page has a dead link. */
function site(): TemporaryRepository {
  const pages = Array.from({ length: 400 }, (_, index) => [
    `docs/page${index}.md`,
    `# Page ${index}\n\n[Next](page${index % 10 === 0 ? 'x' : ''}${(index + 1) % 400}.md)\n`,
  ]);
  const settings = Array.from({ length: 50 }, (_, index) => [`config/part${index}.yaml`, `name: part ${index}\n`]);
  return new TemporaryRepository(Object.fromEntries([...pages, ...settings])).init();
}

describe('loading a folder', () => {
  it('gives the same with two threads as with one', async () => {
    using repository = site();
    const one = await load(repository.root);
    const two = await load(repository.root, { program: cliProgram() });
    assert.ok(one.engine.allFindings().length > 30);
    assert.deepEqual(two.engine.allFindings(), one.engine.allFindings());
    assert.deepEqual(two.engine.snapshot.documentPaths(), one.engine.snapshot.documentPaths());
    assert.equal(two.loaded.documents, one.loaded.documents);
    assert.equal(one.done, two.done);
  });
  it('stops when it is told to', async () => {
    using repository = site();
    const controller = new AbortController();
    controller.abort(new Error('superseded'));
    await assert.rejects(load(repository.root, { signal: controller.signal }), /superseded/);
  });
});
