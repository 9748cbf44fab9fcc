/** A version that says nothing yet: nobody was given it, or a build writes it. */
export const isPlaceholderVersion = (version: string): boolean => /^v?0(?:\.0)*(?:[-+.]?[a-z].*)?$/i.test(version);

/**
 * Whether two texts name the same release. The spellings of Python and npm count as equal (`1.0.0rc1`, `1.0.0-rc.1`), missing
 * parts as zero, and a build's mark (`0.5.1-build113`, `+g1a2b`) as part of the release that it builds on.
 */
export function sameRelease(a: string, b: string): boolean {
  const [first, second] = [read(a), read(b)];
  if (first === undefined || second === undefined) return a === b;
  if (first.release !== second.release) return false;
  return first.stage === second.stage || first.stage === undefined || second.stage === undefined;
}

/** The parts of a version that tell releases apart; `undefined` when it does not begin with a number. */
function read(version: string): { readonly release: string; readonly stage: string | undefined } | undefined {
  const match = /^v?(\d+(?:\.\d+)*)(?:[-_.]?(a|alpha|b|beta|c|rc|pre|preview)(?![a-z])[-_.]?(\d*))?/i.exec(version.trim());
  if (match === null) return undefined;
  const [, numbers = '', stage, count = ''] = match;
  const release = numbers.replace(/(?:\.0+)+$/, '');
  return { release, stage: stage === undefined ? undefined : `${stages[stage.toLowerCase()] ?? stage.toLowerCase()}${count || '0'}` };
}

const stages: Readonly<Record<string, string>> = { alpha: 'a', beta: 'b', c: 'rc', pre: 'rc', preview: 'rc' };
