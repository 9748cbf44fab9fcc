import { nameOf } from '../base/path.ts';
import { defineExtractor } from './extractor.ts';

/** What a repository says of its files in `.gitattributes`. Sources: gitattributes(5); GitHub Linguist, "Overrides". */
export default defineExtractor({
  id: 'gitattributes',
  version: 1,
  emits: ['attributes.generated'],
  handles: path => nameOf(path) === '.gitattributes',
  extract({ text, lineStarts }, emit) {
    for (const [index, start] of lineStarts.entries()) {
      const [pattern = '', ...attributes] = text.slice(start, lineStarts[index + 1] ?? text.length).split(/\s+/);
      const asked = attributes.findLast(it => /^-?linguist-generated(?:=|$)/.test(it));
      if (asked === undefined || /^(?:$|[#"])/.test(pattern)) continue;
      const generated = !asked.startsWith('-') && !asked.endsWith('=false');
      emit('attributes.generated', pattern, { start, end: start + pattern.length }, { generated });
    }
  },
});
