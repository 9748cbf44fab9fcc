import Slugger from 'github-slugger';
import { span } from '../base/span.ts';
import type { Path } from '../base/path.ts';
import type { FactOf } from '../facts/fact.ts';

/**
 * What a section of a document says about the root folder, as facts at their places: a list item that begins with names in
 * backticks allows them, one that leads from names with an arrow to a folder is a route. Items below a text that denies
 * (`never`, `not allowed`) allow nothing. Without an anchor the whole document is read.
 */
export function layoutFacts(path: Path, text: string, anchor: string | undefined): readonly FactOf[] {
  return linesOfSection(text, anchor).flatMap((line): FactOf[] => {
    if (line.to !== undefined)
      return line.names.map(it => ({ kind: 'policy.route', key: it.name, value: { to: line.to ?? '' }, path, span: it.span }));
    if (line.denied) return [];
    return line.names.map(it => ({ kind: 'policy.allowed', key: it.name, value: { folder: '' }, path, span: it.span }));
  });
}

/** One list item: the names that it begins with, and the folder that its arrow leads to. */
interface Item {
  readonly names: readonly { readonly name: string; readonly span: { readonly start: number; readonly end: number } }[];
  readonly to?: Path;
  readonly denied: boolean;
}

function linesOfSection(text: string, anchor: string | undefined): readonly Item[] {
  const slugger = new Slugger();
  const items: Item[] = [];
  /** The level of the heading that began the section; 0 outside of it. */
  let inside = anchor === undefined ? 7 : 0;
  let denied: number | undefined;
  /** Names of an item whose arrow stands in the item below it. */
  let above: { readonly indent: number; readonly names: Item['names'] } | undefined;
  let at = 0;
  for (const line of text.split('\n')) {
    const start = at;
    at += line.length + 1;
    const heading = /^(#{1,6})\s+(.*?)\s*#*\s*$/.exec(line);
    if (heading !== null) {
      const level = heading[1]?.length ?? 0;
      const slug = slugger.slug(heading[2] ?? '');
      if (anchor !== undefined && level <= inside) inside = 0;
      if (slug === anchor) inside = level;
      if (denied !== undefined && level <= denied) denied = undefined;
      if (inside > 0 && denied === undefined && denies.test(heading[2] ?? '')) denied = level;
      above = undefined;
      continue;
    }
    const item = /^(\s*)(?:[-*+]|\d+\.)\s+/.exec(line);
    if (inside === 0 || item === null) continue;
    const indent = item[1]?.length ?? 0;
    const names = namesOf(line, item[0].length, start);
    const to = /(?:→|->|=>)\s*`([^`*?{}<>$\s]+\/)`/.exec(line)?.[1]?.replace(/^\.?\/|\/$/g, '');
    const own = names.length > 0 ? names : above !== undefined && indent > above.indent ? above.names : [];
    if (to !== undefined && own.length > 0) items.push({ names: own.filter(it => /[*?.]/.test(it.name)), to, denied: false });
    else if (to === undefined && names.length > 0) items.push({ names, denied: denied !== undefined || denies.test(line) });
    if (names.length > 0 || above === undefined || indent <= above.indent) above = { indent, names };
  }
  return withoutForks(items);
}

/** Names that lead to several folders lead to none for certain. */
function withoutForks(items: readonly Item[]): readonly Item[] {
  const folders = new Map<string, Set<Path>>();
  for (const { names, to } of items)
    if (to !== undefined) for (const { name } of names) folders.set(name, (folders.get(name) ?? new Set()).add(to));
  return items.flatMap(item => {
    const names = item.to === undefined ? item.names : item.names.filter(it => folders.get(it.name)?.size === 1);
    return names.length === 0 ? [] : [{ ...item, names }];
  });
}

/** The names in backticks before the item's own text: its first words, or in parentheses behind a bold title. */
function namesOf(line: string, from: number, start: number): Item['names'] {
  const before = line.slice(0, line.search(/\s(?:→|->|=>|[-–—])\s|:\s|\sexcept\s|$/));
  const names = [];
  for (const match of before.matchAll(/`([^`\s]+)`/g)) {
    const name = (match[1] ?? '').replace(/^\.?\//, '');
    const begin = start + match.index + 1;
    if (match.index >= from && name !== '' && !name.includes('/') && !/[<>$]/.test(name))
      names.push({ name, span: span(begin, begin + (match[1]?.length ?? 0)) });
  }
  return names;
}

const denies = /\b(?:not allowed|disallowed|never|must not|should not|forbidden|don't|do not)\b/i;
