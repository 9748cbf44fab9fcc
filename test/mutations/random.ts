/** Numbers that look random and follow from the seed alone: from 0 to below `below`. */
export type Random = (below: number) => number;

/** The generator that a text seeds (FNV-1a, then mulberry32). */
export function seeded(text: string): Random {
  let state = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) state = Math.imul(state ^ text.charCodeAt(at), 0x01000193);
  return below => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** A name as somebody mistypes it: one letter is another, doubled, dropped or swapped. It keeps its shape, so it is still read as a name. */
export function misspelt(name: string, random: Random): string {
  const letters = [...name.matchAll(/[A-Za-z0-9]/g)].map(it => it.index).filter((_, index) => index > 0 || name.length < 3);
  const at = letters[random(Math.max(1, letters.length))] ?? 0;
  const here = name[at] ?? '';
  const next = name[at + 1] ?? '';
  const slips = [
    () => name.slice(0, at) + otherLetter(here, random) + name.slice(at + 1),
    () => name.slice(0, at) + here + name.slice(at),
    () => (name.length > 4 ? name.slice(0, at) + name.slice(at + 1) : name),
    () => (/[A-Za-z0-9]/.test(next) ? name.slice(0, at) + next + here + name.slice(at + 2) : name),
  ];
  const slip = slips[random(slips.length)]?.() ?? name;
  return slip === name ? (slips[0]?.() ?? name) : slip;
}

function otherLetter(letter: string, random: Random): string {
  const alphabet = /[0-9]/.test(letter) ? '23456789' : /[A-Z]/.test(letter) ? 'BDFKMRTVX' : 'bdfkmrtvx';
  const others = [...alphabet].filter(it => it !== letter);
  return others[random(others.length)] ?? 'x';
}

/** A path whose last segment is misspelt, its extension left alone. */
export function misspeltPath(path: string, random: Random): string {
  const [, before = '', name = '', after = ''] = /^(.*?)([^/\\]*?)((?:\.[A-Za-z0-9]+)*[/\\]*)$/.exec(path) ?? [];
  if (name !== '') return before + misspelt(name, random) + after;
  const [, dots = '', rest = ''] = /^([./\\]*)(.*)$/.exec(path) ?? [];
  return dots + misspelt(rest, random);
}
