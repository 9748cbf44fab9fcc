import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { cacheFolder } from '../../server/src/workspace/cacheFolder.ts';

describe('the folder of caches', () => {
  const surroundings = { home: '/home/ana', variables: {} };
  it('is where the system has the caches of a user', { skip: process.platform === 'win32' }, async () => {
    assert.equal(await cacheFolder('/shop', { ...surroundings, platform: 'linux' }), '/home/ana/.cache/groundline');
    assert.equal(await cacheFolder('/shop', { ...surroundings, platform: 'darwin' }), '/home/ana/Library/Caches/groundline');
    assert.equal(await cacheFolder('/shop', { ...surroundings, platform: 'win32' }), '/home/ana/AppData/Local/groundline');
    const variables = { XDG_CACHE_HOME: '/var/caches' };
    assert.equal(await cacheFolder('/shop', { ...surroundings, platform: 'linux', variables }), '/var/caches/groundline');
    const relative = { XDG_CACHE_HOME: 'caches' };
    assert.equal(await cacheFolder('/shop', { ...surroundings, platform: 'linux', variables: relative }), '/home/ana/.cache/groundline');
  });
  it('is never inside the workspace, through a link neither', async () => {
    const root = realpathSync(mkdtempSync(join(tmpdir(), 'groundline-home-')));
    try {
      mkdirSync(join(root, 'shop', 'caches'), { recursive: true });
      symlinkSync(join(root, 'shop', 'caches'), join(root, 'caches'), 'junction');
      const at = (folder: string) => ({ platform: 'linux' as const, home: root, variables: { XDG_CACHE_HOME: join(root, folder) } });
      assert.equal(await cacheFolder(join(root, 'shop'), at('shop/caches')), undefined);
      assert.equal(await cacheFolder(join(root, 'shop'), at('caches')), undefined);
      assert.equal(await cacheFolder(root, { platform: 'linux', home: root, variables: {} }), undefined);
      assert.equal(await cacheFolder(join(root, 'shop'), at('elsewhere')), join(root, 'elsewhere', 'groundline'));
    } finally {
      rmSync(root, { recursive: true });
    }
  });
});
