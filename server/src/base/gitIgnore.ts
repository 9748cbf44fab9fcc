import ignore, { type Ignore } from 'ignore';
import type { Path } from './path.ts';

/** What the `.gitignore` files of a folder and of those above it leave out. Source: gitignore(5). */
export interface IgnoreRules {
  readonly patterns: readonly string[];
  /** Asks of a path from the root; a folder's ends with a slash. What lies in a folder that is left out is left out. */
  readonly matcher: Pick<Ignore, 'test' | 'ignores'>;
}

/** Where no ignore file says anything. */
export const noIgnoreRules: IgnoreRules = rulesOf([]);

/**
 * The rules of a folder whose own `.gitignore` has these lines, by those of the folder above. All are one list of patterns from
 * the root, outer files first: only so does the last match decide across files, and with it what a folder's exclusion hides.
 */
export function withIgnoreFile(above: IgnoreRules, folder: Path, lines: readonly string[]): IgnoreRules {
  const prefix = folder === '' ? '' : `/${folder.replace(/[*?[\]\\!# ]/g, '\\$&')}`;
  return rulesOf([...above.patterns, ...lines.flatMap(it => fromRoot(it, prefix))]);
}

function rulesOf(patterns: readonly string[]): IgnoreRules {
  return { patterns, matcher: ignore({ ignorecase: false }).add(patterns) };
}

/** A line below a folder as a pattern from the root: one without a slash but at its end holds at any depth. */
function fromRoot(line: string, prefix: string): readonly string[] {
  if (prefix === '') return [line];
  if (line.startsWith('#')) return [];
  const negation = line.startsWith('!') ? '!' : '';
  const pattern = line.slice(negation.length);
  if (/^[/\s]*$/.test(pattern)) return [];
  const depth = pattern.startsWith('/') ? '' : /\/./.test(pattern.replace(/ +$/, '')) ? '/' : '/**/';
  return [`${negation}${prefix}${depth}${pattern}`];
}
