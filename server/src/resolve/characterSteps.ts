import type { CharacterStep } from '../facts/membership.ts';

/** A text after steps that change its characters. */
export function applied(steps: readonly CharacterStep[], text: string): string {
  return steps.reduce((made, step) => {
    if (step.does === 'replace') return made.replaceAll(step.character, step.by);
    return step.does === 'lower' ? made.toLowerCase() : made.toUpperCase();
  }, text);
}

/** The characters of a text that no text has after the steps. */
export function impossibleIn(steps: readonly CharacterStep[], text: string): readonly string[] {
  if (steps.length === 0) return [];
  const possible = new Set([...ascii].flatMap(it => [...applied(steps, it)]));
  return [...new Set(text)].filter(it => ascii.includes(it) && !possible.has(it));
}

/** What the steps do, as a sentence ends. */
export function describeSteps(steps: readonly CharacterStep[], impossible: readonly string[]): string {
  const replaced = steps.find(it => it.does === 'replace' && impossible.includes(it.character));
  if (replaced?.does === 'replace')
    return replaced.by === '' ? `has no "${replaced.character}"` : `has "${replaced.by}" for "${replaced.character}"`;
  return steps.some(it => it.does === 'lower') ? 'is in lower case' : 'is in upper case';
}

const ascii = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).join('');
