import { defineExtractor } from './extractor.ts';

/** CODEOWNERS files, at the places that GitHub and GitLab read. Sources: GitHub's "About code owners", GitLab's "Code Owners syntax". */
export default defineExtractor({
  id: 'codeowners',
  version: 2,
  emits: ['owners.pattern'],
  handles: path => /^(?:\.github\/|\.gitlab\/|docs\/)?CODEOWNERS$/.test(path),
  extract({ path, text, lineStarts }, emit) {
    if (text.length > largest) return emit.problem({ start: 0, end: 0 }, 'GitHub loads no CODEOWNERS file of 3 MB or more');
    const syntax = path.startsWith('.gitlab/') || /^\^?\[[^\]\r\n]+\]/m.test(text) ? 'gitlab' : 'github';
    for (const [index, start] of lineStarts.entries()) {
      const end = lineStarts[index + 1] ?? text.length;
      const match = /^(\s*)((?:\\.|[^\s#\\])+)(#?)([^#\r\n]*)/.exec(text.slice(start, end));
      if (match === null) continue;
      const [, indent = '', pattern = '', glued = '', rest = ''] = match;
      // A section, an exclusion, and what GitHub skips as invalid: negation and character ranges.
      if (glued !== '' || /^(?:\^?\[|!)/.test(pattern) || /(?<!\\)[[\]]/.test(pattern)) continue;
      const from = start + indent.length;
      emit(
        'owners.pattern',
        pattern,
        { start: from, end: from + pattern.length },
        {
          owners: rest.split(/\s+/).filter(it => it !== ''),
          syntax,
          line: { start, end },
        },
      );
    }
  },
});

/** In characters, which are bytes in all but strange files. */
const largest = 3 * 1024 * 1024;
