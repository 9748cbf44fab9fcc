import { type Span, span } from '../base/span.ts';

/** One key of an INI text, with the lines of its value: trimmed, without comments, empty ones left out. */
export interface IniEntry {
  readonly section: string;
  readonly key: string;
  readonly keyAt: Span;
  readonly lines: readonly { readonly text: string; readonly at: Span }[];
}

/** The entries of an INI text as Python's configparser reads it: indented lines go on with the value above them. */
export function iniEntries(text: string): readonly IniEntry[] {
  const entries: { section: string; key: string; keyAt: Span; lines: { text: string; at: Span }[] }[] = [];
  let section = '';
  let current: (typeof entries)[number] | undefined;
  for (const match of text.matchAll(/[^\r\n]+/g)) {
    const [line] = match;
    if (/^\s*[#;]/.test(line)) continue;
    const header = /^\[([^\]]+)\]/.exec(line)?.[1];
    if (header !== undefined) {
      section = header.trim();
      current = undefined;
      continue;
    }
    const pair = /^([^\s=:][^=:]*?)\s*[=:]/.exec(line);
    if (pair !== null && pair[1] !== undefined) {
      current = { section, key: pair[1].toLowerCase(), keyAt: span(match.index, match.index + pair[1].length), lines: [] };
      entries.push(current);
    }
    const from = pair === null ? 0 : pair[0].length;
    const written = line.slice(from).replace(/\s[#;].*$/, '');
    const value = written.trim();
    if (current === undefined || value === '' || (pair === null && !/^\s/.test(line))) continue;
    const start = match.index + from + written.indexOf(value);
    current.lines.push({ text: value, at: span(start, start + value.length) });
  }
  return entries;
}
