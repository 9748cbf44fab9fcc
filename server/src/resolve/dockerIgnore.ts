import { Minimatch } from 'minimatch';
import { foldersAbove, type Path } from '../base/path.ts';
import type { FactOf } from '../facts/fact.ts';
import type { FactView } from '../index/view.ts';
import { existence } from './paths.ts';

/**
 * The `.dockerignore` line that keeps a path out of a build context, if one does: lines are anchored at the context, the last
 * match wins, `!` takes back in, and `<Dockerfile>.dockerignore` replaces the context's file. A folder of which a later line
 * may take something back counts as kept.
 */
export function excludedBy(
  facts: FactView<'ignore.pattern'>,
  dockerfile: Path,
  context: Path,
  path: Path,
): FactOf<'ignore.pattern'> | undefined {
  const own = facts.in(`${dockerfile}.dockerignore`, 'ignore.pattern');
  const lines = own.length > 0 ? own : facts.in(context === '' ? '.dockerignore' : `${context}/.dockerignore`, 'ignore.pattern');
  if (lines.length === 0) return undefined;
  const relative = context === '' ? path : path.slice(context.length + 1);
  const names = [relative, ...foldersAbove(relative)].filter(it => it !== '');
  const isFile = facts.ask(existence, path) === 'file';
  let excluded: FactOf<'ignore.pattern'> | undefined;
  for (const line of lines) {
    const takesBack = line.value.pattern.startsWith('!');
    const pattern = clean(takesBack ? line.value.pattern.slice(1) : line.value.pattern);
    if (pattern === '' || pattern.length > 500) continue;
    if (takesBack) {
      if (matches(pattern, names) || (!isFile && mayTouch(pattern, relative))) excluded = undefined;
    } else if (matches(pattern, names)) excluded = line;
  }
  return excluded;
}

/** Go's filepath.Clean as far as it matters here. */
const clean = (pattern: string): string =>
  pattern
    .trim()
    .replace(/^(?:\.?\/)+/, '')
    .replace(/\/+$/, '')
    .replace(/\/\.(?=\/|$)/g, '');

const options = { dot: true, nobrace: true, noext: true, nocomment: true, nonegate: true, nocase: false } as const;

/** Docker's `**` matches any number of folders, and a pattern of a folder matches all below it. */
function matches(pattern: string, names: readonly string[]): boolean {
  const matcher = new Minimatch(pattern, options);
  return names.some(it => matcher.match(it) || (pattern.startsWith('**') && pattern === `**/${it}`));
}

/** Whether a pattern may name something below a folder, so that not all of it is kept out. */
function mayTouch(pattern: string, folder: string): boolean {
  const literal = /^[^*?[\\]*/.exec(pattern)?.[0] ?? '';
  return literal.startsWith(`${folder}/`) || (literal !== pattern && `${folder}/`.startsWith(literal));
}
