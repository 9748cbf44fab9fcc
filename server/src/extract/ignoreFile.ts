import { nameOf } from '../base/path.ts';
import { defineExtractor } from './extractor.ts';

/** Ignore files of git and of Docker, line by line. Sources: gitignore(5); Docker's ".dockerignore files". */
export default defineExtractor({
  id: 'ignoreFile',
  version: 2,
  emits: ['ignore.pattern'],
  handles: path => path.endsWith('ignore') && /^(?:\.gitignore|(?:.+)?\.dockerignore)$/.test(nameOf(path)),
  extract({ path, text, lineStarts }, emit) {
    const of = path.endsWith('.dockerignore') ? 'docker' : 'git';
    for (const [index, start] of lineStarts.entries()) {
      const line = text.slice(start, lineStarts[index + 1] ?? text.length).replace(/\r?\n?$/, '');
      const pattern = line.slice(0, patternEnd(line, of));
      if (pattern === '' || pattern.startsWith('#')) continue;
      emit('ignore.pattern', path, { start, end: start + pattern.length }, { pattern, of });
    }
  },
});

/** Where the spaces behind a pattern begin. Git leaves out spaces alone, and none that a backslash escapes; Docker all of them. */
function patternEnd(line: string, of: 'git' | 'docker'): number {
  if (of === 'docker') return line.trimEnd().length;
  let end = line.length;
  while (end > 0 && line.charAt(end - 1) === ' ' && !isEscaped(line, end - 1)) end--;
  return end;
}

/** Whether an odd number of backslashes stands before a character. */
function isEscaped(line: string, at: number): boolean {
  let backslashes = 0;
  while (line.charAt(at - 1 - backslashes) === '\\') backslashes++;
  return backslashes % 2 === 1;
}
