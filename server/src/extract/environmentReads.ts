import { extensionOf } from '../base/path.ts';
import { nowhere } from '../base/span.ts';
import { roleByPath } from '../facts/roleByPath.ts';
import { defineExtractor } from './extractor.ts';
import { isApplicationProperties, openIn } from './environmentReads/open.ts';
import { readersOf } from './environmentReads/readers.ts';
import { settingsIn } from './environmentReads/settings.ts';
import { isTestFile } from './source/kept.ts';

/**
 * Environment variables that programs read, by the names of what reads them in each language. A name that is computed is none;
 * one that is given a value, or stands in a comment, is not read. Only the first read of a document counts.
 */
export default defineExtractor({
  id: 'environmentReads',
  version: 1,
  emits: ['env.read', 'env.open'],
  handles: path => (readersOf(extensionOf(path)).length > 0 || isApplicationProperties(path)) && !left.test(path),
  extract({ path, text }, emit) {
    if (text.length > longest || !(word.test(text) || text.includes('BaseSettings') || settings.test(path))) return;
    const has = wordsOf(text);
    const active = readersOf(extensionOf(path)).filter(it => it.has.some(has));
    const prefixes = openIn(path, text);
    const fields = has('BaseSettings') && path.endsWith('.py') ? settingsIn(text) : [];
    if (active.length + prefixes.length + fields.length === 0 || roleByPath(path) !== undefined || isTestFile(path, text)) return;
    for (const prefix of prefixes) emit('env.open', prefix, nowhere, {});
    const seen = new Set<string>();
    const read = (name: string, start: number): void => {
      // A name that goes on is put together.
      if (seen.has(name) || name.endsWith('_')) return;
      seen.add(name);
      emit('env.read', name, { start, end: start + name.length }, {});
    };
    for (const { pattern, list } of active) {
      for (const match of text.matchAll(pattern)) {
        const written = match[1] ?? '';
        if (comment.test(text.slice(text.lastIndexOf('\n', match.index) + 1, match.index))) continue;
        const start = match.index + match[0].lastIndexOf(written);
        if (list !== undefined) {
          for (const it of written.matchAll(list)) read(it[1] ?? '', start + it.index + it[0].lastIndexOf(it[1] ?? ''));
        } else if (!assignment.test(text.slice(start + written.length, start + written.length + longestAssignment))) {
          read(written, start);
        }
      }
    }
    for (const { name, start, end, prefix, nested } of fields) {
      if (nested !== undefined) emit('env.open', (prefix + name + nested).toUpperCase(), nowhere, {});
      const variable = (prefix + name).toUpperCase();
      if (!seen.has(variable)) emit('env.read', variable, { start, end }, { folded: true });
      seen.add(variable);
    }
  },
});

const longest = 400_000;
/** Part of most ways to read the environment; the others stand in files that are named after what they hold. */
const word = /env|Env|ENV/;
const settings = /settings|conf|[aA]pplication|Program\.cs$/;
/** `os.environ["A"] = x` gives a value, `x = os.environ["A"]` does not. */
const assignment = /^["'`]?\s*\]?\s*=(?![=~>])/;
const longestAssignment = 8;
/** What stands on the line before a name is a comment, or begins one. */
const comment = /^\s*(?:\*|#(?!\[)|\/\*|--)|(?:^|\s)\/\/|\s#\s/;

/** Tells which words a text holds, asking for each one once. */
function wordsOf(text: string): (word: string) => boolean {
  const known = new Map<string, boolean>();
  return word => {
    const held = known.get(word) ?? text.includes(word);
    known.set(word, held);
    return held;
  };
}

/** What is no part of a program that runs, and what ran once. */
const left =
  /(?:^|\/)(?:tests?|specs?|e2e|__tests__|cypress|playwright|migrations|db\/migrate|node_modules|dist|build)\/|\.min\.js$|\.d\.[cm]?ts$/;
