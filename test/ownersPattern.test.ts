import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { compileOwnersPattern } from '../server/src/base/ownersPattern.ts';
import codeowners from '../server/src/extract/codeowners.ts';
import { extractDocument } from '../server/src/extract/extractor.ts';
import type { FactOf } from '../server/src/facts/fact.ts';
import { viewOf } from '../server/src/index/snapshotView.ts';
import { ownersFile } from '../server/src/resolve/owners.ts';
import { analyse } from './pages/memoryWorkspace.ts';

type Example = readonly [pattern: string, matches: readonly string[], others: readonly string[]];

/** Patterns of the example in GitHub's "About code owners", and what else follows from its words. The whole file is tested below. */
const onGitHub: readonly Example[] = [
  ['*', ['a', 'a/b/c.js', '.github/x.yml'], []],
  ['*.js', ['a.js', 'src/a.js'], ['a.jsx']],
  ['/build/logs/', ['build/logs/a', 'build/logs/b/c'], ['app/build/logs/a', 'build/logs']],
  ['docs/*', ['docs/getting-started.md'], ['docs/build-app/troubleshooting.md', 'web/docs/a.md']],
  ['apps/', ['apps/a', 'web/apps/a/b'], ['apps']],
  ['/docs/', ['docs/a', 'docs/b/c'], ['web/docs/a', 'Docs/a']],
  ['/scripts/', ['scripts/a.sh'], ['web/scripts/a.sh']],
  ['**/logs', ['logs/a', 'build/logs/a', 'deeply/nested/logs/b/c', 'web/logs'], ['logs2/a']],
  ['/apps/github', ['apps/github', 'apps/github/a'], ['apps/github2', 'web/apps/github']],
  ['README.md', ['README.md', 'docs/README.md'], ['readme.md']],
  ['docs/api', ['docs/api', 'docs/api/a.md'], ['web/docs/api', 'docs/apis']],
  ['docs/api/', ['docs/api/a.md', 'docs/api/v1/a.md'], ['docs/api', 'web/docs/api/a.md']],
  ['/*', ['a', '.a'], ['a/b']],
  ['/*/', ['a/b', 'a/b/c'], ['a']],
  ['/a*', ['a', 'api', 'api/x/y'], ['web/api']],
  ['a*/', ['api/x', 'web/api/x'], ['a', 'web/api']],
  ['docs/*/faq.md', ['docs/en/faq.md'], ['docs/faq.md', 'docs/en/new/faq.md']],
  ['docs/**', ['docs/a', 'docs/b/c'], ['docs', 'web/docs/a']],
  ['docs/**/', ['docs/b/c', 'docs/a'], ['docs']],
  ['docs/**/faq', ['docs/faq', 'docs/a/b/faq', 'docs/a/faq/b'], ['docs/a/faqs']],
  ['/src/**/test?.ts', ['src/test1.ts', 'src/a/b/test2.ts'], ['src/test.ts', 'src/test12.ts']],
  ['a\\ b.md', ['a b.md'], ['a\\ b.md']],
  ['a\\*b', ['a*b'], ['acb']],
  ['{a,b}.md', ['{a,b}.md'], ['a.md']],
  ['/', [], ['a', 'a/b']],
];

/** The examples of GitLab's "Syntax of `CODEOWNERS` file". */
const onGitLab: readonly Example[] = [
  ['*', ['a', 'a/b', '.gitlab-ci.yml'], []],
  ['README.md', ['README.md', 'internal/README.md', 'app/lib/README.md'], ['readme.md', 'README.md/a']],
  ['*.rb', ['a.rb', 'app/a.rb', '.a.rb'], ['a.rbx']],
  ['internal/README.md', ['internal/README.md', 'docs/internal/README.md', 'docs/api/internal/README.md'], ['README.md']],
  ['/README.md', ['README.md'], ['docs/README.md']],
  ['/docs/', ['docs/a', 'docs/a/b'], ['docs', 'ee/docs/a']],
  ['/docs/*', ['docs/a'], ['docs/a/b']],
  ['/docs/*.md', ['docs/a.md'], ['docs/api/a.md']],
  ['/docs/index.*', ['docs/index.md', 'docs/index.html'], ['docs/index']],
  ['/docs/*spec*', ['docs/qa_specs.rb', 'docs/spec_helpers.rb', 'docs/runtime.spec'], ['docs/a/spec']],
  ['/docs/*/README.md', ['docs/api/README.md'], ['docs/README.md', 'docs/api/v1/README.md']],
  ['/docs/**/index.md', ['docs/index.md', 'docs/api/index.md', 'docs/api/graphql/index.md'], ['ee/docs/index.md']],
  ['lib/', ['lib/a', 'ee/lib/gitlab/a.rb'], ['lib']],
  ['**/generated/', ['generated/a', 'a/b/generated/c/d'], ['generated']],
  ['foo/*', ['foo/bar', 'baz/foo/bar'], ['fufoo/bar']],
  ['/docs/**', ['docs/a'], ['docs/a/b']],
  ['/docs', ['docs'], ['docs/a']],
  ['\\#file.rb', ['#file.rb', 'examples/#file.rb'], ['file.rb']],
  ['path\\ with\\ spaces/', ['path with spaces/a', 'b/path with spaces/a'], ['path\\ with\\ spaces/a']],
  ['/[ab].md', ['a.md', 'b.md'], ['c.md', '[ab].md']],
  ['/{a,b}.md', ['{a,b}.md'], ['a.md']],
];

for (const [syntax, examples] of [
  ['github', onGitHub],
  ['gitlab', onGitLab],
] as const)
  describe(`CODEOWNERS of ${syntax}`, () => {
    for (const [pattern, matches, others] of examples)
      it(pattern, () => {
        const accepts = compileOwnersPattern(pattern, syntax);
        assert.deepEqual(
          [...matches, ...others].filter(it => accepts(it)),
          matches,
        );
      });

    it('agrees with a plain reading of the documentation', () => {
      const segment = fc.array(fc.constantFrom('a', 'b', '.', '*', '?', '\\*'), { minLength: 1, maxLength: 3 }).map(it => it.join(''));
      const pattern = fc
        .tuple(
          fc.constantFrom('', '/'),
          fc.array(fc.oneof(segment, fc.constantFrom('**', '*', 'a')), { minLength: 1, maxLength: 4 }).map(it => it.join('/')),
          fc.constantFrom('', '/'),
        )
        .map(it => it.join(''))
        // Three asterisks are invalid, and what a slash or two more behind two add is told by examples alone.
        .filter(it => !it.includes('***') && !/(?:^|\/)\*\*\/(?:\*\*\/?)?$/.test(it));
      const name = fc.array(fc.constantFrom('a', 'b', '.', '*'), { minLength: 1, maxLength: 3 }).map(it => it.join(''));
      const path = fc.array(name, { minLength: 1, maxLength: 5 }).map(it => it.join('/'));
      const plain = syntax === 'github' ? plainGitHub : plainGitLab;
      fc.assert(
        fc.property(pattern, fc.array(path, { minLength: 4, maxLength: 4 }), (written, paths) => {
          const [ours, theirs] = [compileOwnersPattern(written, syntax), plain(written)];
          for (const it of paths) assert.equal(ours(it), theirs.test(it), `${written} on ${it}`);
        }),
        { seed: 1, numRuns: 1500 },
      );
    });
  });

/** Who owns a path, by the last pattern of a file that matches; `undefined` when none does. */
function ownersIn(text: string, path: string): readonly string[] | undefined {
  return patternsOf(text).findLast(it => compileOwnersPattern(it.key, 'github')(path))?.value.owners;
}

const patternsOf = (text: string): readonly FactOf<'owners.pattern'>[] =>
  extractDocument([codeowners], '.github/CODEOWNERS', text, (_extractor, _path, error) => {
    throw error;
  }).facts.filter((it): it is FactOf<'owners.pattern'> => it.kind === 'owners.pattern');

/** Section by section what GitHub's "About code owners" says, with its own example files. */
describe('CODEOWNERS as GitHub documents it', () => {
  it('"Example of a CODEOWNERS file": the last matching pattern counts, comments may stand behind it', () => {
    const text = [
      '# This is a comment.',
      '*       @global-owner1 @global-owner2',
      '*.js    @js-owner #This is an inline comment.',
      '*.go docs@example.com',
      '*.txt @octo-org/octocats',
      '/build/logs/ @doctocat',
      'docs/* docs@example.com',
      'apps/ @octocat',
      '/docs/ @doctocat',
      '/scripts/ @doctocat @octocat',
      '**/logs @octocat',
    ].join('\n');
    for (const [path, owners] of [
      ['Makefile', ['@global-owner1', '@global-owner2']],
      ['web/app.js', ['@js-owner']],
      ['cmd/main.go', ['docs@example.com']],
      ['notes/list.txt', ['@octo-org/octocats']],
      ['docs/getting-started.md', ['@doctocat']],
      ['docs/build-app/troubleshooting.md', ['@doctocat']],
      ['web/apps/shop/app.js', ['@octocat']],
      ['scripts/build.sh', ['@doctocat', '@octocat']],
      ['build/logs/today', ['@octocat']],
      ['deeply/nested/logs/today', ['@octocat']],
    ] as const)
      assert.deepEqual(ownersIn(text, path), owners, path);
    const withoutDocs = text.replace('/docs/ @doctocat\n', '');
    assert.deepEqual(ownersIn(withoutDocs, 'docs/getting-started.md'), ['docs@example.com']);
    assert.deepEqual(ownersIn(withoutDocs, 'docs/build-app/troubleshooting.md'), ['@global-owner1', '@global-owner2']);
  });
  it('"Example of a CODEOWNERS file": a pattern without owners leaves a subdirectory to nobody, one with others to them', () => {
    assert.deepEqual(ownersIn('/apps/ @octocat\n/apps/github\n', 'apps/github/run.ts'), []);
    assert.deepEqual(ownersIn('/apps/ @octocat\n/apps/github\n', 'apps/web/run.ts'), ['@octocat']);
    assert.deepEqual(ownersIn('/apps/ @octocat\n/apps/github @doctocat\n', 'apps/github/run.ts'), ['@doctocat']);
    assert.equal(ownersIn('/apps/ @octocat\n', 'README.md'), undefined);
  });
  it('"CODEOWNERS syntax": paths are case-sensitive, and a line with a mistake is skipped', () => {
    assert.equal(ownersIn('/Docs/ @octocat\n', 'docs/a.md'), undefined);
    assert.deepEqual(ownersIn('* @octocat\n*.md octocat\n', 'a.md'), ['@octocat']);
    assert.deepEqual(ownersIn('* @octocat\n*.md @doctocat someone\n', 'a.md'), ['@octocat']);
    assert.deepEqual(ownersIn('* @octocat\r\n\t*.md\t@doctocat\r\n', 'a.md'), ['@doctocat']);
  });
  it('"Syntax exceptions": no escaped #, no negation, no character ranges', () => {
    for (const line of ['\\#notes.md @doctocat', '!notes.md @doctocat', '[mn]otes.md @doctocat', 'notes.[m]d @doctocat'])
      assert.deepEqual(
        patternsOf(`* @octocat\n${line}\n`).map(it => it.key),
        ['*'],
        line,
      );
    assert.deepEqual(ownersIn('* @octocat\n!notes.md @doctocat\n', 'notes.md'), ['@octocat']);
  });
  it('"CODEOWNERS file size": a file of more than 3 MB is not loaded', () => {
    const line = '* @octocat\n';
    const most = Math.floor((3 * 1024 * 1024) / line.length);
    assert.equal(patternsOf(line.repeat(most)).length, most);
    assert.equal(patternsOf(line.repeat(most + 1)).length, 0);
  });
  it('"CODEOWNERS file location": the first of .github/, the root and docs/', () => {
    const places = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'];
    for (const [index, first] of places.entries()) {
      const files = new Map(places.slice(index).map(it => [it, '* @octocat\n']));
      assert.equal(viewOf(analyse([codeowners], [], { files }).snapshot).ask(ownersFile, 'github'), first);
    }
  });
  it('gitignore(5), which it follows: a backslash keeps a space', () => {
    assert.deepEqual(ownersIn('/docs/release\\ notes.md @octocat\n', 'docs/release notes.md'), ['@octocat']);
  });
});

/** GitHub's words as one regular expression, rule by rule. */
function plainGitHub(pattern: string): RegExp {
  const folder = pattern.endsWith('/');
  const body = pattern.replace(/^\//, '').replace(/\/$/, '');
  const anyDepth = !pattern.startsWith('/') && !body.includes('/') ? '(?:[^/]+/)*' : '';
  const end = folder || /(?:^|\/)\*\*$/.test(body) ? '/.+' : /(?:^|\/)\*$/.test(body) ? '' : '(?:/.+)?';
  if (body === '**') return /./;
  const lead = folder ? body : body.replace(/\/\*\*$/, '');
  return new RegExp(`^${anyDepth}${segmentsOf(lead)}${end}$`);
}

/** Ruby's `File.fnmatch?` with paths and hidden names, as GitLab calls it, without classes. */
function plainGitLab(pattern: string): RegExp {
  const rooted = pattern === '*' ? '/**/*' : pattern.startsWith('/') ? pattern : `/**/${pattern}`;
  return new RegExp(`^${segmentsOf((rooted.endsWith('/') ? `${rooted}**/*` : rooted).slice(1), '[^/]+')}$`);
}

/** Segments between slashes, `**` before others for any number of folders. */
const segmentsOf = (body: string, last = '.+'): string =>
  body
    .split('/')
    .map((segment, index, all) => {
      if (segment === '**') return index < all.length - 1 ? '(?:[^/]+/)*' : last;
      return (segment === '*' ? '[^/]+' : nameOf(segment)) + (index < all.length - 1 ? '/' : '');
    })
    .join('');

const nameOf = (segment: string): string =>
  segment.replace(/\\(.)|([*]+)|(\?)|([^\w])/g, (_, escaped?: string, stars?: string, one?: string, other?: string) =>
    stars !== undefined ? '[^/]*' : one !== undefined ? '[^/]' : `\\${escaped ?? other ?? ''}`,
  );
