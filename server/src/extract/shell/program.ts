import type { Word } from './word.ts';

/** The name by which tools know a program. */
export function programOf(word: Word): string {
  if (/^\$[({]MAKE[)}]$/.test(word.text)) return 'make';
  if (/^\$[({]?PYTHON3?(?::-[^}]*)?[)}]?$/.test(word.text)) return 'python';
  const name = word.text.slice(Math.max(word.text.lastIndexOf('/'), word.text.lastIndexOf('\\')) + 1);
  return name.replace(/\.(?:exe|cmd)$/i, '').replace(/^(python|pip|node)\d(?:\.\d+)?$/, '$1');
}
