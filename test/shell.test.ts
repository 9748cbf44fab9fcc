import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { MappedText } from '../server/src/base/mappedText.ts';
import type { Emit } from '../server/src/extract/extractor.ts';
import { type CommandKind, emitCommandClaims, emitPrintedText } from '../server/src/extract/shell/claims.ts';
import type { ShellNode } from '../server/src/extract/shell/node.ts';
import { parseShell } from '../server/src/extract/shell/parse.ts';
import { spanOfWord, type Word } from '../server/src/extract/shell/word.ts';
import type { Origin } from '../server/src/facts/cwd.ts';
import { anyText } from './fuzz/inputs.ts';

/** Pieces that shells give a meaning, in orders that nobody writes. */
const piece = fc.constantFrom(
  ...'docker|compose|logs|api|npm|run|ci|cd|web|-f|--file=x.yml|python|-m|a.b|uvicorn|a.b:app|--port|8000|make|-C|sudo|env|X=1|bash|-c|cp|a|b|./x.sh'.split(
    '|',
  ),
  ...[
    '"',
    "'",
    '`',
    '$(',
    ')',
    '(',
    '{',
    '}',
    '${X',
    '${X}',
    '$X',
    '$$(',
    '${{ x }}',
    '{{',
    '\\',
    '\\\n',
    '\n',
    ' ',
    ';',
    ';;',
    '&&',
    '||',
    '|',
    '&',
    '&>',
  ],
  ...[
    '<',
    '>',
    '>>',
    '2>',
    '>&1',
    '<<EOF',
    'EOF',
    '<<-X',
    '<<<',
    '<(',
    '<name>',
    '#',
    ' # ',
    '((',
    '))',
    '[',
    ']',
    '[[',
    '*',
    '?',
    '~',
    '$ ',
    '> ',
    '\t',
    '\r\n',
    '…',
    '%s',
  ],
  ...'if|then|else|elif|fi|for|in|do|done|while|case|esac|function|f()|!|time|x=(|export|popd|pushd|-'.split('|'),
);
const script = fc.oneof(
  fc.array(piece, { maxLength: 60 }).map(it => it.join('')),
  fc.array(piece, { maxLength: 60 }).map(it => it.join(' ')),
  anyText(80),
);
const origins: readonly Origin[] = ['ci', 'config', 'script', 'prose', 'data', 'text'];

describe('the shell', () => {
  it('reads any text, with every word inside it', () => {
    fc.assert(
      fc.property(script, text => {
        for (const word of wordsOf(parseShell(text))) {
          const { start, end } = spanOfWord(word);
          assert.ok(start >= 0 && start <= end && end <= text.length, `${start}-${end} of ${text.length}: ${JSON.stringify(word)}`);
          const plain = typeof word.places === 'number';
          if (plain) assert.equal(text.slice(start, end), word.text);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('states claims of any text, with every span inside it', () => {
    fc.assert(
      fc.property(script, fc.constantFrom(...origins), (text, origin) => {
        const lead = 'before ';
        const mapped = MappedText.slice(`${lead}${text} after`, { start: lead.length, end: lead.length + text.length });
        const emit: Emit<CommandKind> = Object.assign(
          (_kind: CommandKind, _key: string, span: { start: number; end: number }) => {
            assert.ok(span.start >= lead.length && span.start <= span.end && span.end <= lead.length + text.length);
          },
          { problem: () => undefined },
        );
        const cwd = { folders: ['', 'docs'], certain: false };
        emitCommandClaims(mapped, { cwd, origin, scriptFolder: 'scripts' }, emit);
        emitPrintedText(mapped, { cwd }, emit);
      }),
      { numRuns: 3000 },
    );
  });

  it('reads long lines and deep nesting in time', () => {
    const texts = [
      '$(',
      '(',
      '"',
      "'",
      '`',
      '{ ',
      'if ',
      'case x in y) ',
      '<a',
      '[',
      '$((',
      '${',
      '{{',
      'a=(',
      '<<E\n',
      ' && ',
      'x || ',
      '\\\n',
      'f() ',
    ];
    for (const it of texts) {
      const text = it.repeat(Math.ceil(60_000 / it.length));
      const begun = process.cpuUsage();
      parseShell(text);
      emitCommandClaims(
        MappedText.slice(`docker compose logs ${text}`, { start: 0, end: text.length }),
        { cwd: { folders: [''], certain: true }, origin: 'prose' },
        none,
      );
      emitPrintedText(MappedText.slice(text, { start: 0, end: text.length }), { cwd: { folders: [''], certain: true } }, none);
      const { user, system } = process.cpuUsage(begun);
      assert.ok((user + system) / 1000 < 1500, `${JSON.stringify(it)} took ${Math.round((user + system) / 1000)} ms`);
    }
  });
});

const none: Emit<CommandKind> = Object.assign(() => undefined, { problem: () => undefined });

function* wordsOf(nodes: readonly ShellNode[]): Generator<Word> {
  for (const node of nodes) {
    if (node.is === 'group') yield* wordsOf(node.body);
    else {
      yield* node.words;
      yield* node.assignments;
      for (const it of node.redirections) yield it.target;
      for (const it of node.nested) yield* wordsOf(it);
    }
  }
}
