import { defineExtractor } from './extractor.ts';

/** CODEOWNERS files, at the places that GitHub and GitLab read. Sources: GitHub's "About code owners", GitLab's "Syntax of CODEOWNERS file". */
export default defineExtractor({
  id: 'codeowners',
  version: 3,
  emits: ['owners.pattern'],
  handles: path => /^(?:\.github\/|\.gitlab\/|docs\/)?CODEOWNERS$/.test(path),
  extract({ path, text, lineStarts }, emit) {
    const syntax = syntaxOf(path, text);
    if (syntax === 'github' && text.length > largest)
      return emit.problem({ start: 0, end: 0 }, 'GitHub loads no CODEOWNERS file of more than 3 MB');
    let inherited: readonly string[] = [];
    for (const [index, start] of lineStarts.entries()) {
      const end = lineStarts[index + 1] ?? text.length;
      const line = text.slice(start, end);
      const section = syntax === 'gitlab' ? /^\s*\^?\[[^\]]*\](?:\[\d*\])?/.exec(line)?.[0] : undefined;
      if (section !== undefined) inherited = referencesIn(line.slice(section.length));
      const entry = section === undefined ? entryOf[syntax](line) : undefined;
      if (entry === undefined) continue;
      const { indent, pattern, owners } = entry;
      const from = start + indent;
      emit(
        'owners.pattern',
        pattern,
        { start: from, end: from + pattern.length },
        { owners: owners.length > 0 ? owners : inherited, syntax, line: { start, end } },
      );
    }
  },
});

/** In characters, which are bytes in all but strange files. */
const largest = 3 * 1024 * 1024;

/** A section's name or a role among the owners makes a file one of GitLab, where GitHub does not read it anyway. */
function syntaxOf(path: string, text: string): 'github' | 'gitlab' {
  if (path.startsWith('.github/')) return 'github';
  return path.startsWith('.gitlab/') || /^[ \t]*\^?\[[^\]\r\n]+\](?:\[\d*\])?(?:\s|$)|^[^#\r\n]*\s@@\w/m.test(text) ? 'gitlab' : 'github';
}

interface Entry {
  readonly indent: number;
  readonly pattern: string;
  readonly owners: readonly string[];
}

/** What a line says; undefined where it says nothing, or nothing that the host takes for valid. */
const entryOf: Readonly<Record<'github' | 'gitlab', (line: string) => Entry | undefined>> = {
  github(line) {
    const [, indent = '', pattern = '', glued = '', rest = ''] = /^(\s*)((?:\\.|[^\s#\\])+)(#?)([^#\r\n]*)/.exec(line) ?? [];
    const owners = wordsOf(rest);
    // Negation, character ranges, an escaped `#`, three asterisks and owners that can be none: GitHub skips the whole line.
    const invalid = glued !== '' || /^!|\\#|\*\*\*/.test(pattern) || /(?<!\\)[[\]]/.test(pattern) || !owners.every(it => isOwner(it));
    return pattern === '' || invalid ? undefined : { indent: indent.length, pattern, owners };
  },
  gitlab(line) {
    const [, indent = '', pattern = '', rest = ''] = /^(\s*)((?:\\\s|\S)+)(.*)/.exec(line) ?? [];
    // There are no comments behind an entry: who is named in one owns, too. An exclusion is nobody's.
    return pattern === '' || /^[#!]/.test(pattern) ? undefined : { indent: indent.length, pattern, owners: referencesIn(rest) };
  },
};

const wordsOf = (text: string): readonly string[] => text.split(/\s+/).filter(it => it !== '');

const isOwner = (word: string): boolean => /^(?:@[^@\s]+|[^@\s]+@[^@\s]+)$/.test(word);

const referencesIn = (text: string): readonly string[] => wordsOf(text).filter(it => /^@@?[^@\s]+$|^[^@\s]+@[^@\s]+$/.test(it));
