import { nameOf } from '../base/path.ts';
import { defineExtractor } from './extractor.ts';

/** Ignore files of git and of Docker, line by line. Sources: gitignore(5); Docker's ".dockerignore files". */
export default defineExtractor({
  id: 'ignoreFile',
  version: 1,
  emits: ['ignore.pattern'],
  handles: path => path.endsWith('ignore') && /^(?:\.gitignore|(?:.+)?\.dockerignore)$/.test(nameOf(path)),
  extract({ path, text, lineStarts }, emit) {
    const of = path.endsWith('.dockerignore') ? 'docker' : 'git';
    for (const [index, start] of lineStarts.entries()) {
      const line = text.slice(start, lineStarts[index + 1] ?? text.length).replace(/\r?\n$/, '');
      const pattern = line.slice(0, patternEnd(line));
      if (pattern === '' || pattern.startsWith('#')) continue;
      emit('ignore.pattern', path, { start, end: start + pattern.length }, { pattern, of });
    }
  },
});

/** Where the spaces behind a pattern begin; an escaped one belongs to it. */
function patternEnd(line: string): number {
  let end = line.length;
  while (end > 0 && /[ \t]/.test(line.charAt(end - 1)) && line.charAt(end - 2) !== '\\') end--;
  return end;
}
