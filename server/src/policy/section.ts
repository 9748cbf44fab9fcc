import Slugger from 'github-slugger';

/** A line of a Markdown text with the offset of its first character. */
export interface Line {
  readonly text: string;
  readonly start: number;
}

/** The lines of a section below its heading, found by its anchor as GitHub makes it; of the whole text without one. Fenced blocks are left out. */
export function linesOfSection(text: string, anchor: string | undefined): readonly Line[] {
  const slugger = new Slugger();
  const lines: Line[] = [];
  /** The level of the heading that began the section; 0 outside of it. */
  let inside = anchor === undefined ? 7 : 0;
  let fence = '';
  let start = 0;
  for (const line of text.split('\n')) {
    const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1];
    const heading = fence === '' ? /^(#{1,6})\s+(.*?)\s*#*\s*$/.exec(line) : null;
    if (mark !== undefined && (fence === '' || mark.startsWith(fence))) fence = fence === '' ? mark : '';
    else if (heading !== null) {
      const level = heading[1]?.length ?? 0;
      const slug = slugger.slug(heading[2] ?? '');
      if (anchor !== undefined && level <= inside) inside = 0;
      if (slug === anchor) inside = level;
    } else if (inside > 0 && fence === '') lines.push({ text: line, start });
    start += line.length + 1;
  }
  return lines;
}
