import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type IgnoreRules, noIgnoreRules, withIgnoreFile } from '../server/src/base/gitIgnore.ts';
import { extractDocument } from '../server/src/extract/extractor.ts';
import ignoreFile from '../server/src/extract/ignoreFile.ts';
import { TemporaryRepository } from './cli/temporaryRepository.ts';

/** Ignore files of a folder, of `app` and of `app/[x]` below it, and paths from that folder, those of folders with a slash behind. */
interface Case {
  readonly files: Readonly<Record<string, string>>;
  readonly paths: readonly string[];
}

const folders = ['', 'app/', 'app/[x]/'];

const atoms = ['a', 'b', 'A', '.', '-', '*', '?', 'a**', '[ab]', '[!a]', '[^b]', '[a-c]', '[]a]', '[[:alpha:]]', '[a', '{a,b}', '+', '\t'];
const escapes = ['\\*', '\\a', '\\[', '\\\\', ' ', '\\ ', '#', '\\#', '!', '\\!'];
const segment = fc.array(fc.constantFrom(...atoms, ...escapes), { minLength: 1, maxLength: 3 }).map(it => it.join(''));
const usual = fc.constantFrom('**', '*', 'a', 'b', 'app', 'a*', '*.b');
const pattern = fc
  .tuple(
    fc.constantFrom('', '', '!'),
    fc.constantFrom('', '', '/'),
    fc.array(fc.oneof(segment, { weight: 2, arbitrary: usual }), { minLength: 1, maxLength: 3 }).map(it => it.join('/')),
    fc.constantFrom('', '', '/', '/*', '/**'),
    fc.constantFrom('', '', '', ' ', '   ', '\\ ', '\\  ', '\t', '\r'),
  )
  .map(it => it.join(''))
  // Where two asterisks behind a character end a segment, released versions of git compare pointers of different strings.
  .filter(it => !/[^/]\*\*(?:\/|\s*$)/.test(it));
const lines = fc.array(pattern, { minLength: 1, maxLength: 4 }).map(it => `${it.join('\n')}\n`);
const names = ['a', 'b', 'A', 'ab', 'a.b', '.a', 'a b', 'a*', '#a', '!a', 'a-', 'a ', '[a', 'a\\', 'app', '[x]', 'ba'];
const below = fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 3 }).map(it => it.join('/'));
const path = fc.tuple(fc.constantFrom('', 'app/', 'app/[x]/'), below).map(it => it.join(''));
const cases: fc.Arbitrary<Case> = fc.record({
  files: fc
    .tuple(lines, fc.option(lines, { nil: '' }), fc.option(lines, { nil: '' }))
    .map(texts => Object.fromEntries(folders.map((folder, index) => [folder, texts[index] ?? '']))),
  paths: fc.uniqueArray(path, { minLength: 20, maxLength: 30 }).map(it => it.filter(at => !folders.includes(`${at}/`))),
});

/** The same cases every time, unless others are asked for: some 1,900 patterns and 7,000 paths. */
const parameters = { seed: Number(process.env['FUZZ_SEED'] ?? 1), numRuns: Number(process.env['FUZZ_RUNS'] ?? 300) };

describe('ignore files', () => {
  it('leave out what git leaves out', () => {
    const made = fc.sample(cases, parameters);
    using repository = new TemporaryRepository(
      Object.fromEntries(
        made.flatMap(({ files }, index) => folders.flatMap(it => (files[it] ? [[`${index}/${it}.gitignore`, files[it]] as const] : []))),
      ),
    );
    repository.git('init', '-q');
    const asked = made.flatMap(({ paths }, index) => paths.map(it => ({ index, path: it })));
    const answers = checkIgnore(
      repository.root,
      asked.map(it => `${it.index}/${it.path}`),
    );
    assert.ok(asked.length > parameters.numRuns * 20, `${asked.length} paths`);
    let ignored = 0;
    for (const [at, { index, path: asks }] of asked.entries()) {
      const files = made[index]?.files ?? {};
      const ours = rulesFor(files, asks).matcher.ignores(asks);
      assert.equal(ours, answers[at], `${JSON.stringify(files)} on ${asks}`);
      if (ours) ignored++;
    }
    assert.ok(ignored > asked.length / 30, `${ignored} of ${asked.length} paths ignored`);
  });
  it('count from the nearest, and not at all in a folder that is left out', () => {
    const ignores = (path: string): boolean =>
      rulesFor(
        { '': 'lib/\nbuild/*\n!build/keep/\n/odd dir/\n', 'app/': '!lib/\n/only.txt\n', 'app/[x]/': '#no\n\\#yes\n' },
        path,
      ).matcher.ignores(path);
    const told = [
      'lib/a',
      'app/lib/a',
      'app/x/lib/a',
      'build/a',
      'build/keep/a',
      'odd dir/a',
      'app/only.txt',
      'app/x/only.txt',
      'app/[x]/#yes',
      'app/[x]/#no',
    ];
    assert.deepEqual(
      told.filter(it => ignores(it)),
      ['lib/a', 'build/a', 'odd dir/a', 'app/only.txt', 'app/[x]/#yes'],
    );
  });
});

/** What the ignore files above a path say together, read as the extractor reads them. */
function rulesFor(files: Readonly<Record<string, string>>, path: string): IgnoreRules {
  return folders
    .filter(it => path.startsWith(it))
    .reduce((above, folder) => withIgnoreFile(above, folder.slice(0, -1), linesOf(files[folder] ?? '')), noIgnoreRules);
}

const linesOf = (text: string): readonly string[] =>
  extractDocument([ignoreFile], '.gitignore', text, (_extractor, _path, error) => {
    throw error;
  }).facts.map(it => (it.kind === 'ignore.pattern' ? it.value.pattern : assert.fail(it.kind)));

/** Git's own answers: ignored where the last match is no negation. */
function checkIgnore(root: string, paths: readonly string[]): readonly boolean[] {
  const options = ['-c', 'core.excludesFile=/dev/null', '-c', 'core.ignoreCase=false'];
  const output = execFileSync('git', [...options, '-C', root, 'check-ignore', '--no-index', '-z', '--stdin', '-v', '-n'], {
    input: paths.map(it => `${it}\0`).join(''),
  });
  const fields = output.toString('utf8').split('\0');
  return paths.map((_, at) => /^[^!]/.test(fields[at * 4 + 2] ?? ''));
}
