import { intersects, minVersion, validRange } from 'semver';

/**
 * What a manifest supports, as a range of npm's grammar: `>=3.11,<4`, `~=3.11` and `==3.11.*` of Python are rewritten.
 * Undefined when it cannot be read.
 */
export function rangeOf(tool: string, written: string): string | undefined {
  const text = tool === 'python' ? written.split(',').map(pythonBound).join(' ') : written;
  return validRange(text) === null ? undefined : text;
}

/** Whether a version of the given precision (`20`, `3.11`, `3.11.4`) has a release within a range. */
export const mayBeIn = (version: string, range: string): boolean => intersects(version.replace(/\*/g, 'x'), range);

/** The numbers of the least release of a range. */
export function leastOf(range: string): readonly number[] {
  const least = minVersion(range);
  return least === null ? [] : [least.major, least.minor, least.patch];
}

/** Compares versions in the parts that both have; negative when the first is older. */
export function compareParts(a: readonly number[], b: readonly number[]): number {
  for (let part = 0; part < Math.min(a.length, b.length); part++) {
    const difference = (a[part] ?? 0) - (b[part] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The numbers of a version up to its first part that is none (`20.x`). */
export function partsOf(version: string): readonly number[] {
  const parts: number[] = [];
  for (const part of version.split('.')) {
    if (!/^\d+$/.test(part)) break;
    parts.push(Number(part));
  }
  return parts;
}

/** One clause of a Python version specifier. `~=3.11` allows later minor releases, `~=3.11.2` later patches; `!=` takes out single ones. */
function pythonBound(clause: string): string {
  const [, operator = '', version = ''] = /^\s*(~=|===?|[<>]=?|!=|\^|~)?\s*(.*?)\s*$/.exec(clause) ?? [];
  switch (operator) {
    case '~=':
      return version.split('.').length > 2 ? `~${version}` : `^${version}`;
    case '==':
    case '===':
      return version.replace('*', 'x');
    case '!=':
      return '*';
    default:
      return `${operator}${version}`;
  }
}
