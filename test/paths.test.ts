import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  comparePaths,
  extensionOf,
  folderOf,
  foldersAbove,
  isInside,
  nameOf,
  relativePath,
  resolvePath,
  suffixesOf,
} from '../server/src/base/path.ts';

describe('a path as people write it on Windows and macOS', () => {
  it('may use backslashes', () => {
    assert.equal(resolvePath('docs', 'guide\\install.md'), 'docs/guide/install.md');
    assert.equal(resolvePath('docs', '..\\scripts\\start.ps1'), 'scripts/start.ps1');
    assert.equal(resolvePath('', '.\\docs\\'), 'docs');
    assert.equal(resolvePath('docs', '..\\..\\secrets.env'), undefined, 'climbs above the root');
  });
  it('names no place in the workspace with a drive letter, a share or a home', () => {
    for (const absolute of [
      'C:\\dev\\storefront\\README.md',
      'c:/dev/storefront',
      'D:README.md',
      '\\\\server\\share\\a.md',
      '/etc/hosts',
      '~/notes.md',
      '~\\notes.md',
    ]) {
      assert.equal(resolvePath('docs', absolute), undefined, absolute);
    }
  });
  it('keeps its case: README.md and Readme.md are two names, whatever the disk thinks', () => {
    assert.equal(resolvePath('', 'Readme.MD'), 'Readme.MD');
    assert.notEqual(comparePaths('README.md', 'readme.md'), 0);
    assert.equal(isInside('Docs/a.md', 'docs'), false);
    assert.equal(extensionOf('Docs/Guide.MD'), '.md', 'only what an extension means is told without case');
  });
  it('keeps its normal form: macOS may list "é" in two code units, and the listing decides', () => {
    assert.equal(resolvePath('', 'cafe\u0301.md'), 'cafe\u0301.md');
    assert.notEqual(comparePaths('cafe\u0301.md', 'caf\u00e9.md'), 0);
  });
  it('may hold spaces, dots and colons behind the first letter', () => {
    assert.equal(resolvePath('', 'My Documents/notes 2.md'), 'My Documents/notes 2.md');
    assert.equal(resolvePath('', 'docs/a:b.md'), 'docs/a:b.md');
    assert.equal(resolvePath('', '...'), '...');
  });
});

describe('paths', () => {
  it('have a folder, a name and an extension', () => {
    assert.deepEqual(['README.md', 'docs/a.md', ''].map(folderOf), ['', 'docs', '']);
    assert.deepEqual(['README.md', 'docs/a.md'].map(nameOf), ['README.md', 'a.md']);
    assert.deepEqual(['.env', 'a.tar.gz', 'Makefile', 'docs.d/Makefile'].map(extensionOf), ['', '.gz', '', '']);
    assert.deepEqual([...foldersAbove('a/b/c.md')], ['a/b', 'a', '']);
    assert.deepEqual([...suffixesOf('a/b/c.md')], ['a/b/c.md', 'b/c.md', 'c.md']);
  });
  it('are inside a folder by whole segments', () => {
    assert.equal(isInside('docs/a.md', 'docs'), true);
    assert.equal(isInside('docs-old/a.md', 'docs'), false);
    assert.equal(isInside('docs', 'docs'), true);
    assert.equal(isInside('a.md', ''), true);
  });
  it('come back from the relative way to them', () => {
    fc.assert(fc.property(anyPath, anyPath, (folder, path) => assert.equal(resolvePath(folder, relativePath(folder, path)), path)));
  });
  it('resolve to normal form or not at all', () => {
    fc.assert(
      fc.property(
        anyPath,
        fc.array(fc.constantFrom('..', '.', '', 'docs', 'a b', 'x.md')),
        fc.constantFrom('/', '\\'),
        (folder, segments, slash) => {
          const written = segments.join(slash);
          const path = resolvePath(folder, written);
          if (path !== undefined && path !== '')
            assert.ok(
              path.split('/').every(it => it !== '' && it !== '.' && it !== '..'),
              path,
            );
        },
      ),
    );
  });
  it('are ordered alike on every system', () => {
    fc.assert(fc.property(anyPath, anyPath, (a, b) => assert.equal(Math.sign(comparePaths(a, b)), -Math.sign(comparePaths(b, a)) + 0)));
    assert.deepEqual(['b.md', 'B.md', 'a/b.md', 'a.md', 'ä.md'].sort(comparePaths), ['B.md', 'a.md', 'a/b.md', 'b.md', 'ä.md']);
  });
});

const segment = fc.constantFrom('docs', 'src', 'a.md', 'B', 'ü', 'x y', '.github');
const anyPath = fc.array(segment, { minLength: 1, maxLength: 5 }).map(it => it.join('/'));
