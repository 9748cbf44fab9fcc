import { defineExtractor } from './extractor.ts';

/** CODEOWNERS files, at the three places that GitHub reads. Source: GitHub's "About code owners". */
export default defineExtractor({
  id: 'codeowners',
  version: 1,
  emits: ['owners.pattern'],
  handles: path => /^(?:\.github\/|docs\/)?CODEOWNERS$/.test(path),
  extract(document, emit) {
    const gitlab = /^\^?\[[^\]]+\]/m.test(document.text);
    for (const [index, start] of document.lineStarts.entries()) {
      const line = document.text.slice(start, document.lineStarts[index + 1] ?? document.text.length);
      const match = /^(\s*)((?:\\.|[^\s#\\])+)([^#\r\n]*)/.exec(line);
      if (match === null) continue;
      const [, indent = '', pattern = '', rest = ''] = match;
      if (/^[!^]?\[/.test(pattern) || pattern.startsWith('!')) continue;
      const from = start + indent.length;
      emit('owners.pattern', pattern, { start: from, end: from + pattern.length }, {
        owners: rest.split(/\s+/).filter(it => it !== ''),
        syntax: gitlab ? 'gitlab' : 'github',
      });
    }
  },
});
