import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { spawnCli } from './commandLine.ts';
import { TemporaryRepository } from './temporaryRepository.ts';

/** A folder of a site with one dead link, and a cache folder of its own. */
class Site implements Disposable {
  readonly repository = new TemporaryRepository({
    'README.md': '# Shop\n\nSee [prices](prices.md).\n',
    'docs/hours.md': '# Hours\n',
  }).init();
  readonly caches = mkdtempSync(join(tmpdir(), 'groundline-caches-'));

  check(...args: readonly string[]) {
    const { code, out, error } = spawnCli(['check', '--format', 'json', ...args], this.repository.root, { caches: this.caches });
    const { stats: _, ...report } = JSON.parse(out) as { stats?: unknown };
    return { code, report, error };
  }

  kept(): readonly string[] {
    return readdirSync(this.caches, { recursive: true, encoding: 'utf8' }).filter(it => /facts.\w/.test(it));
  }

  [Symbol.dispose](): void {
    this.repository[Symbol.dispose]();
    rmSync(this.caches, { recursive: true });
  }
}

describe('groundline check, with facts of earlier runs', () => {
  it('says the same', () => {
    using site = new Site();
    const anew = site.check('--no-cache');
    assert.deepEqual(site.kept(), [], 'it keeps nothing when it is told so');
    assert.equal(anew.code, 1);
    assert.deepEqual(site.check(), anew);
    assert.equal(site.kept().length, 1);
    assert.deepEqual(site.check(), anew);
    assert.deepEqual(site.check('--at', 'HEAD').report, anew.report);
    site.repository.write({ 'prices.md': '# Prices\n' });
    assert.equal(site.check().code, 0);
  });
  it('reads anew what is damaged, and tells so with --stats only', () => {
    using site = new Site();
    const { report } = site.check();
    const file = join(site.caches, site.kept()[0] ?? '');
    truncateSync(file, 50);
    assert.deepEqual(site.check(), { code: 1, report, error: '' });
    truncateSync(file, 50);
    const told = site.check('--stats');
    assert.deepEqual(told.report, report);
    assert.match(told.error, /^note: What is kept in .* is of another version: everything is read anew\n$/);
  });
});
