/**
 * The short strings that may name a folder which a text lists: those on the lines of such calls, and on the lines that give a value to
 * what stands there. Where a call has none, because it is given the folder, all of the text. Empty where nothing is listed.
 */
export function listedWords(text: string): readonly string[] {
  if (!calls.test(text)) return [];
  const lines = text.split('\n');
  const words = new Set<string>();
  let all = false;
  for (const line of lines) {
    if (!calls.test(line)) continue;
    const found = wordsOf(withAssignments(line, lines)).filter(it => !/^[*.]|\*/.test(it));
    if (found.length === 0) all = true;
    for (const word of found) words.add(word);
  }
  return all ? wordsOf(text) : [...words].sort();
}

/** A line with those that assign what it names, and what they name in turn. */
function withAssignments(line: string, lines: readonly string[]): string {
  const seen = new Set<string>([line]);
  let names = namesIn(line);
  for (let hop = 0; hop < 3 && names.size > 0; hop++) {
    const assigning = lines.filter(it => !seen.has(it) && names.has(assignment.exec(it)?.[1] ?? ''));
    for (const it of assigning) seen.add(it);
    names = new Set(assigning.flatMap(it => [...namesIn(it)]));
  }
  return [...seen].join('\n');
}

const namesIn = (line: string): Set<string> => new Set(line.match(/[A-Za-z_]\w{2,}/g));
const assignment =
  /^\s*(?:(?:export|const|let|var|self\.|this\.|final|static|private|public|readonly)\s*)*([A-Za-z_]\w{2,})\s*(?::[^=]*)?:?=/;

/** The short strings of a text, cut at slashes. */
export function wordsOf(text: string): readonly string[] {
  const words = new Set<string>();
  for (const [, word = ''] of text.matchAll(/["'`]([\w./-]{2,60})["'`]/g)) {
    for (const part of word.split('/')) if (part !== '' && words.size < mostWords) words.add(part);
  }
  return [...words].sort();
}

const mostWords = 400;

/** Calls that tell what a folder holds, or that are given a folder to read. */
const calls =
  /\b(?:listdir|iterdir|scandir|rglob|i?glob|readdir(?:Sync)?|os\.walk|ReadDir|WalkDir|read_dir|walkdir|listFiles|Dir\[|Dir\.|GetFiles|EnumerateFiles|RecursiveDirectoryIterator|config_path|(?:conf|config|data|settings)[-_]?[dD]ir(?:ectory)?)\b/;
