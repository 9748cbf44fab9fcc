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
