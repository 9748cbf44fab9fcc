import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { minimatch } from 'minimatch';
import { compileGlob } from '../server/src/base/glob.ts';
import { compileOwnersPattern } from '../server/src/base/ownersPattern.ts';

const matches = (glob: string, path: string): boolean | undefined => compileGlob(glob)?.(path);

describe('globs', () => {
  it('agree with minimatch', () => {
    const segment = fc
      .array(fc.constantFrom('a', 'b', '.', '*', '?', '[ab]', '[!a]', '{a,b}'), { minLength: 1, maxLength: 4 })
      .map(it => it.join(''));
    const glob = fc.array(fc.oneof(segment, fc.constant('**')), { minLength: 1, maxLength: 4 }).map(it => it.join('/'));
    const name = fc
      .array(fc.constantFrom('a', 'b', '.'), { minLength: 1, maxLength: 4 })
      .map(it => it.join(''))
      .filter(it => it !== '.' && it !== '..');
    const path = fc.array(name, { minLength: 1, maxLength: 4 }).map(it => it.join('/'));
    fc.assert(
      fc.property(glob, path, (pattern, at) => {
        // `.` and `..` in a pattern, and what minimatch asks of names for several stars in a row, are its own affair.
        fc.pre(!/(?:^|\/)\.{1,2}(?:\/|$)|\*\*[^/]|[^/]\*\*|\?\*|\*\?/.test(pattern) && !/[{,]\.*[,}]/.test(pattern));
        assert.equal(
          matches(pattern, at),
          minimatch(at, pattern, { dot: true, nonegate: true, nocomment: true, noext: true }),
          `${pattern} on ${at}`,
        );
      }),
      { numRuns: 3000 },
    );
  });
  it('stand for themselves behind a backslash, and as braces without a comma', () => {
    assert.equal(matches('a\\*b', 'a*b'), true);
    assert.equal(matches('a\\*b', 'axb'), false);
    assert.equal(matches('{a}', '{a}'), true);
    assert.equal(matches('docs/{de,{en,fr}}/*.md', 'docs/fr/a.md'), true);
    assert.equal(matches('a[', 'a['), true);
  });
  it('take time in proportion to pattern times path', () => {
    const begin = performance.now();
    assert.equal(matches(`${'*a'.repeat(200)}b`, 'a'.repeat(5000)), false);
    assert.equal(matches(`${'**/a/'.repeat(100)}b`, 'a/'.repeat(2000)), false);
    assert.equal(matches(`${'{a,b}'.repeat(40)}`, 'a'), undefined);
    assert.equal(compileOwnersPattern(`/${'**/*a*/'.repeat(50)}x`, 'github')('a/'.repeat(500)), false);
    assert.ok(performance.now() - begin < 2000);
  });
});

describe('CODEOWNERS patterns', () => {
  /** The examples of GitHub's documentation: a pattern, what it matches, what it does not. */
  const examples: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ['*', ['a', 'a/b/c.js'], []],
    ['*.js', ['a.js', 'src/a.js'], ['a.jsx']],
    ['/build/logs/', ['build/logs/a', 'build/logs/b/c'], ['app/build/logs/a', 'build/logs']],
    ['docs/*', ['docs/getting-started.md'], ['docs/build-app/troubleshooting.md', 'x/docs/a.md']],
    ['apps/', ['apps/a', 'x/apps/a/b'], ['apps']],
    ['/docs/', ['docs/a', 'docs/b/c'], ['x/docs/a']],
    ['/scripts/', ['scripts/a.sh'], ['x/scripts/a.sh']],
    ['**/logs', ['logs/a', 'build/logs/a', 'deeply/nested/logs/b/c', 'x/logs'], ['logs2/a']],
    ['/apps/github', ['apps/github', 'apps/github/a'], ['apps/github2', 'x/apps/github']],
    ['README.md', ['README.md', 'docs/README.md'], ['readme.md']],
    ['/src/**/test?.ts', ['src/test1.ts', 'src/a/b/test2.ts'], ['src/test.ts', 'src/test12.ts']],
    ['a\\ b.md', ['a b.md'], ['a\\ b.md']],
  ];
  for (const [pattern, yes, no] of examples) {
    it(pattern, () => {
      const match = compileOwnersPattern(pattern, 'github');
      for (const path of yes) assert.ok(match(path), `${pattern} should match ${path}`);
      for (const path of no) assert.ok(!match(path), `${pattern} should not match ${path}`);
    });
  }
  it('GitLab: a path without a leading slash holds at any depth', () => {
    assert.ok(compileOwnersPattern('docs/a.md', 'gitlab')('x/docs/a.md'));
    assert.ok(!compileOwnersPattern('/docs/a.md', 'gitlab')('x/docs/a.md'));
  });
});
