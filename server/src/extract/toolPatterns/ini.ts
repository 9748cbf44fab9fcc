import { type Span, span } from '../../base/span.ts';

/** One word of a setting that is a list. */
export interface IniItem {
  readonly section: string;
  readonly key: string;
  readonly value: string;
  readonly at: Span;
}

/** The words of all settings of an INI file, values continued on indented lines included. */
export function iniLists(text: string): readonly IniItem[] {
  const items: IniItem[] = [];
  let section = '';
  let key = '';
  let offset = 0;
  for (const line of text.split('\n')) {
    const header = /^\[([^\]]+)\]/.exec(line)?.[1];
    const setting = /^([\w:.-]+)\s*[=:]\s*/.exec(line);
    const from = setting?.[0].length ?? 0;
    if (header !== undefined) {
      section = header.trim();
      key = '';
    } else if (setting !== null) key = setting[1] ?? '';
    else if (/^\S/.test(line)) key = '';
    if (header === undefined && key !== '') {
      const values = line.slice(from).replace(/(?:^|\s)[#;].*$/, '');
      for (const match of values.matchAll(/[^\s,]+/g)) {
        const start = offset + from + match.index;
        items.push({ section, key, value: match[0], at: span(start, start + match[0].length) });
      }
    }
    offset += line.length + 1;
  }
  return items;
}
