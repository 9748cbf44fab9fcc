import fc from 'fast-check';

/** Makes an input of an example's text. */
export type Edit = (text: string) => string;

const words = [
  '\n',
  '\n\n',
  '\r\n',
  ' ',
  '  ',
  '\t',
  '- ',
  ': ',
  '#',
  '# ',
  '`',
  '```',
  '~~~',
  '"',
  "'",
  '\\',
  '/',
  '//',
  '/*',
  '*/',
  '<!--',
  '-->',
  '[',
  '](',
  ')',
  '{',
  '}',
  '${',
  '$(',
  '${{',
  '}}',
  '<<EOF',
  'EOF',
  '&a',
  '*a',
  '<<: *a',
  '? ',
  '|',
  '>-',
  '---',
  '...',
  '!reset',
  '%',
  '@',
  '=',
  '==',
  '&&',
  '||',
  ';',
  'services:',
  'image: ',
  'build: .',
  'ports:',
  '"8080:80"',
  'depends_on:',
  'api',
  'web',
  'FROM ',
  'COPY --from=',
  ' AS ',
  'RUN ',
  'jobs:',
  'steps:',
  'run: ',
  'uses: ',
  'with:',
  '"scripts"',
  'make ',
  'npm run ',
  'docker compose -f ',
  'python -m ',
  'cd docs',
  '.PHONY:',
  'include ',
  'import ',
  'from . import *',
  'def f(',
  '__all__',
  '[project.scripts]',
  'http://localhost:8080',
  '../',
  './docs/a.md',
  '😀',
  '\u2028',
  '\ufeff',
  '\0',
  '\f',
  '\ud800',
  'é',
  '__proto__',
] as const;

/** Words of all formats in any order, behind so much of the text that it is still taken for its format. */
export const soup: fc.Arbitrary<Edit> = fc
  .record({ behind: fc.nat(2_000), soup: fc.array(fc.constantFrom(...words), { maxLength: 80 }) })
  .map(
    ({ behind, soup }) =>
      text =>
        text.slice(0, behind % (text.length + 1)) + soup.join(''),
  );
const anyUnit = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 0x00, max: 0x7f }) },
  { weight: 1, arbitrary: fc.integer({ min: 0x80, max: 0xffff }) },
);
/** Any text, lone surrogates among it. */
export const anyText = (maxLength: number): fc.Arbitrary<string> =>
  fc.array(anyUnit, { maxLength }).map(units => String.fromCharCode(...units));
export const anything: fc.Arbitrary<Edit> = anyText(400).map(it => () => it);
/** Pieces of the text moved elsewhere, words put between. */
export const cuts: fc.Arbitrary<Edit> = fc
  .array(fc.record({ from: fc.nat(2_000), length: fc.nat(60), to: fc.nat(2_000), word: fc.constantFrom('', ...words) }), {
    minLength: 1,
    maxLength: 8,
  })
  .map(moves => text => {
    let result = text;
    for (const { from, length, to, word } of moves) {
      const start = from % (result.length + 1);
      const piece = result.slice(start, start + length);
      const rest = result.slice(0, start) + result.slice(start + length);
      const at = to % (rest.length + 1);
      result = rest.slice(0, at) + piece + word + rest.slice(at);
    }
    return result;
  });

/** What has hung, exhausted or overflowed parsers before. */
export const monsters: Readonly<Record<string, string>> = {
  'ten thousand brackets': '['.repeat(10_000),
  'ten thousand braces': '{"a":'.repeat(10_000),
  'ten thousand quotes of quotes': '> '.repeat(10_000),
  'deep lists': Array.from({ length: 500 }, (_, depth) => `${' '.repeat(depth)}- a\n`).join(''),
  'deep maps': Array.from({ length: 500 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join(''),
  'aliases of aliases': `a0: &a0 [x]\n${Array.from({ length: 30 }, (_, at) => `a${at + 1}: &a${at + 1} [*a${at}, *a${at}, *a${at}]\n`).join('')}services: *a30\n`,
  'an alias of itself': 'services: &a\n  api: *a\n',
  'one line of a hundred thousand characters': `run: ${'docker compose logs api '.repeat(4_000)}\n`,
  'a hundred thousand spaces': `${' '.repeat(100_000)}x`,
  'five thousand open parentheses': 'echo $('.repeat(5_000),
  'five thousand backticks': '`a '.repeat(5_000),
  'five thousand brackets of links': '[a]('.repeat(5_000),
  'five thousand heredocs': 'cat <<EOF\n'.repeat(5_000),
  'backslashes at every end': 'docker \\\n'.repeat(5_000),
};
