import { extensionOf } from '../base/path.ts';
import { roleByPath } from '../facts/roleByPath.ts';
import { defineExtractor } from './extractor.ts';

/** Documents that explain environment variables: in a table whose first column is headed so, or at the head of a list's items. */
export default defineExtractor({
  id: 'environmentTables',
  version: 1,
  emits: ['env.documented'],
  handles: path => extensionOf(path) === '.md',
  extract({ path, text }, emit) {
    if (text.length > longest || roleByPath(path) !== undefined || !row.test(text)) return;
    let table = false;
    let headed = false;
    for (const match of text.matchAll(/^([^\r\n]*)\r?\n?/gm)) {
      const [whole, line = ''] = match;
      if (whole === '') break;
      if (/^\s*\|/.test(line)) {
        if (!table) headed = /^\s*\|[\s*`]*(?:env(?:ironment)?\b|variables?\b|(?:env(?:ironment)?|config(?:uration)?) var)/i.test(line);
        table = true;
      } else table = headed = false;
      const name = (table ? /^\s*\|\s*\**`?([A-Z][A-Z0-9_]{2,})`?\**\s*\|/ : /^\s*[-*+]\s+\**`([A-Z][A-Z0-9_]{2,})`/).exec(line)?.[1];
      if (name === undefined) continue;
      const start = match.index + line.indexOf(name);
      emit(
        'env.documented',
        name,
        { start, end: start + name.length },
        { in: headed ? 'table' : 'list', line: { start: match.index, end: match.index + whole.length } },
      );
    }
  },
});

const longest = 1_000_000;
const row = /^[ \t]*(?:\||[-*+][ \t])[ \t*]*`?[A-Z][A-Z0-9_]{2}/m;
