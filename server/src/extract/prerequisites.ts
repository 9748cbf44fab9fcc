import { roleByPath } from '../facts/roleByPath.ts';
import { defineExtractor } from './extractor.ts';

/** What documents tell a reader to have installed: `Python 3.11+`, `Node.js 20 or later`. */
export default defineExtractor({
  id: 'prerequisites',
  version: 1,
  emits: ['toolchain.version'],
  handles: path => /\.(?:md|mdx|markdown)$/i.test(path) && [undefined, 'living'].includes(roleByPath(path)),
  extract({ text }, emit) {
    for (const match of text.matchAll(floor)) {
      const [whole, tool = '', version = '', behind = ''] = match;
      const end = match.index + whole.length - behind.length;
      const key = tool.toLowerCase().startsWith('node') ? 'node' : 'python';
      emit('toolchain.version', key, { start: end - version.length, end }, { written: version, by: 'prose' });
    }
  },
});

const floor =
  /\b(Python|Node(?:\.?js)?)\**(?:\s+(?:version\s+)?v?|\s*(?:>=|≥|:)\s*v?)(\d+(?:\.\d+){0,2})(\s*\+|(?:\.x)?,?\s+(?:or|and)\s+(?:later|higher|newer|above|greater)\b)/gi;
