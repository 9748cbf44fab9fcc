import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compileFilterPattern } from '../server/src/base/filterPattern.ts';

/** The examples of the filter pattern cheat sheet in GitHub's "Workflow syntax", and near misses. */
const examples: readonly (readonly [pattern: string, matches: readonly string[], others: readonly string[]])[] = [
  ['Octo*', ['Octocat', 'Octo'], ['Octo/cat']],
  ['Octoc?t', ['Octot', 'Octoct'], ['Octocat']],
  ['[CB]at', ['Cat', 'Bat'], ['Rat', 'CBat']],
  ['[1-2]00', ['100', '200'], ['300']],
  ['feature/*', ['feature/my-branch', 'feature/your-branch'], ['feature/beta-a/my-branch']],
  ['feature/**', ['feature/beta-a/my-branch', 'feature/your-branch', 'feature/mona/the/octocat'], ['features/x']],
  ['main', ['main'], ['maintenance', 'a/main']],
  ['releases/mona-the-octocat', ['releases/mona-the-octocat'], ['releases/mona-the-octocats']],
  ['*', ['main', 'releases', 'README.md', 'server.rb'], ['docs/README.md']],
  ['**', ['all/the/branches', 'every/tag', 'all/the/files.md'], []],
  ['*feature', ['mona-feature', 'feature', 'ver-10-feature'], ['a/feature']],
  ['v2*', ['v2', 'v2.0', 'v2.9'], ['v1.2']],
  ['v[12].[0-9]+.[0-9]+', ['v1.10.1', 'v2.0.0'], ['v3.0.0', 'v1..1']],
  ['*.jsx?', ['page.js', 'page.jsx'], ['page.jsxx', 'web/page.js']],
  ['*.js', ['app.js', 'index.js'], ['js/index.js']],
  ['**.js', ['index.js', 'js/index.js', 'src/js/app.js'], ['index.ts']],
  ['docs/*', ['docs/README.md', 'docs/file.txt'], ['docs/mona/octocat.txt']],
  ['docs/**', ['docs/README.md', 'docs/mona/octocat.txt'], ['web/docs/README.md']],
  ['docs/**/*.md', ['docs/README.md', 'docs/mona/hello-world.md', 'docs/a/markdown/file.md'], ['docs/file.txt']],
  ['**/docs/**', ['docs/hello.md', 'dir/docs/my-file.txt', 'space/docs/plan/space.doc'], ['mydocs/hello.md']],
  ['**/README.md', ['README.md', 'js/README.md'], ['OLD-README.md']],
  ['**/*src/**', ['a/src/app.js', 'my-src/code/js/app.js'], ['src.js']],
  ['**/*-post.md', ['my-post.md', 'path/their-post.md'], ['post.md']],
  ['**/migrate-*.sql', ['migrate-10909.sql', 'db/migrate-v1.0.sql', 'db/sept/migrate-v1.sql'], ['db/migrate.sql']],
  ['*.md', ['hello.md'], ['docs/hello.md']],
  ['README*', ['README.md', 'README.doc'], ['docs/README.md']],
  ['/docs/**', [], ['docs/README.md']],
  ['./docs/**', [], ['docs/README.md']],
  ['{docs,web}/**', ['{docs,web}/a.md'], ['docs/a.md']],
  ['docs\\*', ['docs*'], ['docs1']],
];

describe('path filters of workflows', () => {
  for (const [pattern, matches, others] of examples)
    it(pattern, () => {
      const accepts = compileFilterPattern(pattern);
      assert.deepEqual(
        [...matches, ...others].filter(it => accepts(it)),
        matches,
      );
    });

  it('take time in proportion to pattern times path', () => {
    const started = performance.now();
    assert.equal(compileFilterPattern(`${'**a'.repeat(200)}b`)('a'.repeat(2000)), false);
    assert.ok(performance.now() - started < 2000);
  });
});
