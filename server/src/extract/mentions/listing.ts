/**
 * The short strings that may name a folder which a text lists: those on the lines of such calls, and on the lines that give a value to
 * what stands there. Where a call has none, because it is given the folder, all of the text. Empty where nothing is listed.
 */
export function listedWords(text: string): readonly string[] {
  const listing = new Set(Array.from(text.matchAll(calls), it => lineAt(text, it.index)));
  if (listing.size === 0) return [];
  const words = new Set<string>();
  const assignments = assignmentsIn(text);
  let all = false;
  for (const line of listing) {
    const found = wordsOf(withAssignments(line, assignments)).filter(it => !/^[*.]|\*/.test(it));
    if (found.length === 0) all = true;
    for (const word of found) words.add(word);
  }
  return all ? wordsOf(text) : [...words].sort();
}

function lineAt(text: string, at: number): string {
  const end = text.indexOf('\n', at);
  return text.slice(text.lastIndexOf('\n', at) + 1, end < 0 ? text.length : end);
}

/** Lines that give names a value, by the name. */
type Assignments = ReadonlyMap<string, readonly string[]>;

function assignmentsIn(text: string): Assignments {
  const assignments = new Map<string, string[]>();
  for (const { 0: whole, 1: name = '', index } of text.matchAll(assignment)) {
    const line = lineAt(text, index + whole.length - 1);
    const lines = assignments.get(name);
    if (lines === undefined) assignments.set(name, [line]);
    else lines.push(line);
  }
  return assignments;
}

/** A line with those that assign what it names, and what they name in turn. */
function withAssignments(line: string, assignments: Assignments): string {
  const seen = new Set<string>([line]);
  let names = namesIn(line);
  for (let hop = 0; hop < 3 && names.size > 0; hop++) {
    const assigning = [...names].flatMap(it => assignments.get(it) ?? []).filter(it => !seen.has(it));
    for (const it of assigning) seen.add(it);
    names = new Set(assigning.flatMap(it => [...namesIn(it)]));
  }
  return [...seen].join('\n');
}

const namesIn = (line: string): Set<string> => new Set(line.match(/[A-Za-z_]\w{2,}/g));
const assignment =
  /^[^\S\n]*(?:(?:export|const|let|var|self\.|this\.|final|static|private|public|readonly)[^\S\n]*)*([A-Za-z_]\w{2,})[^\S\n]*(?::[^=\n]*)?:?=/gm;

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
  /\b(?:listdir|iterdir|scandir|rglob|i?glob|readdir(?:Sync)?|os\.walk|ReadDir|WalkDir|read_dir|walkdir|listFiles|Dir\[|Dir\.|GetFiles|EnumerateFiles|RecursiveDirectoryIterator|config_path|(?:conf|config|data|settings)[-_]?[dD]ir(?:ectory)?)\b/g;
