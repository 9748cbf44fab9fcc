import type { Word } from './word.ts';

/** A shell text as far as it says what is run where. */
export type ShellNode = Command | Group;

/** What stands between a node and the one before it. */
export type Joint = ';' | '&&' | '||' | '|' | '&';

interface Joined {
  readonly joint: Joint;
  /** Its failure is of no consequence: `|| true`, a condition, errors thrown away. */
  tolerated: boolean;
}

/** A simple command. */
export interface Command extends Joined {
  readonly is: 'command';
  readonly words: readonly Word[];
  /** `NAME=value` before the command; the whole word each. */
  readonly assignments: readonly Word[];
  readonly redirections: readonly Redirection[];
  /** What its substitutions run. */
  readonly nested: readonly (readonly ShellNode[])[];
}

/** Commands with a scope of their own. A branch runs perhaps, a function when it is called. */
export interface Group extends Joined {
  readonly is: 'group';
  readonly scope: 'subshell' | 'braces' | 'branch' | 'function';
  readonly body: readonly ShellNode[];
  /** Of a branch that is taken only where two words are equal: the one asked about, and what it may be. */
  readonly when?: { readonly word: Word; readonly is: readonly string[] };
  /** Those of all its commands together: `{ …; } > target`. */
  readonly redirections: readonly Redirection[];
}

/** `2> target` */
export interface Redirection {
  /** `''` where none is written, `'&'` for all output. */
  readonly descriptor: string;
  readonly operator: string;
  readonly target: Word;
}

export function group(scope: Group['scope'], body: readonly ShellNode[], joint: Joint, tolerated = false): Group {
  return { is: 'group', scope, body, redirections: [], joint, tolerated };
}

/** A group with what is written behind it. */
export function redirected(group: Group, redirections: readonly Redirection[]): Group {
  return { ...group, redirections, tolerated: group.tolerated || silences(redirections) };
}

/** Whether redirections throw error messages away. */
export function silences(redirections: readonly Redirection[]): boolean {
  const toNull = redirections.filter(it => it.target.text === '/dev/null').map(it => it.descriptor);
  if (toNull.includes('2') || toNull.includes('&')) return true;
  const errorsToOutput = redirections.some(it => it.descriptor === '2' && it.operator === '>&' && it.target.text === '1');
  return errorsToOutput && toNull.some(it => it === '' || it === '1');
}
