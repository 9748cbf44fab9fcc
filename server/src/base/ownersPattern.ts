import { compileName, type PathMatcher } from './glob.ts';

/** A matcher for a CODEOWNERS pattern: case-sensitive, over whole paths, as the host of the repository reads it. */
export function compileOwnersPattern(pattern: string, syntax: 'github' | 'gitlab'): PathMatcher {
  return syntax === 'github' ? compileGitHub(pattern) : compileGitLab(pattern);
}

/**
 * A pattern without a slash but at its end holds at any depth, others from the root; a folder means all below it; a last `*`
 * stays in its folder; there are no classes and no negation.
 */
function compileGitHub(pattern: string): PathMatcher {
  if (pattern === '' || pattern === '/' || pattern.includes('***')) return () => false;
  const segments = pattern.split('/');
  if (segments[0] === '') segments.shift();
  else if (segments[0] !== '**' && (segments.length === 1 || (segments.length === 2 && segments[1] === ''))) segments.unshift('**');
  const last = segments.length - 1;
  if (last > 0 && segments[last] === '') segments[last] = '**';
  const names = segments.map(it => (it === '**' ? undefined : compileName(it)));
  const descends = segments[last] !== '*';
  return path => matchFrom(names, path.split('/'), descends);
}

/**
 * Ruby's `File.fnmatch?`: a pattern that does not begin with a slash holds at any depth; a slash at the end means all below; a
 * name without one is a file's alone; `**` is more than `*` only as a folder; there are classes, and no braces.
 */
function compileGitLab(pattern: string): PathMatcher {
  const written = pattern.replace(/^\\#/, '#').replace(/\\\s+/g, ' ');
  const rooted = written === '*' ? '**/*' : written.startsWith('/') ? written.slice(1) : `**/${written}`;
  const segments = (rooted.endsWith('/') ? `${rooted}**/*` : rooted).split('/');
  const names = segments.map((it, index) => (it === '**' && index < segments.length - 1 ? undefined : compileName(it, true)));
  return path => matchFrom(names, path.split('/'), false);
}

/** Whether segments match a pattern, `undefined` in it standing for any number of them; what `descends` also matches all below. */
function matchFrom(names: readonly (((name: string) => boolean) | undefined)[], segments: readonly string[], descends: boolean): boolean {
  let reachable = new Set([0]);
  for (const [index, name] of names.entries()) {
    const next = new Set<number>();
    const last = index === names.length - 1;
    for (const at of reachable) {
      if (name === undefined) for (let to = last ? at + 1 : at; to <= segments.length; to++) next.add(to);
      else if (at < segments.length && name(segments[at] ?? '')) next.add(at + 1);
    }
    reachable = next;
  }
  return descends ? reachable.size > 0 : reachable.has(segments.length);
}

/** The folder or file that a pattern without wildcards names from the root; `undefined` for others. */
export function literalOwnersPath(pattern: string): string | undefined {
  if (/[*?\\]/.test(pattern) || !pattern.replace(/\/$/, '').includes('/')) return undefined;
  return pattern.replace(/^\/|\/$/g, '');
}
