/** The conditionals that a line of a Makefile stands in. Source: the GNU make manual, "Conditional Parts of Makefiles". */
export class Conditions {
  /** What each that is open asks in the branch at hand. */
  readonly #open: ('presence' | 'absence' | undefined)[] = [];

  /** Whether the lines here count only where something is there: a variable that was given, or that a test of the tree filled. */
  get arePresence(): boolean {
    return this.#open.includes('presence');
  }

  /** Takes a line; whether it is one of a conditional. */
  take(line: string): boolean {
    const [, word, test = ''] = /^[ ]*(ifn?eq|ifn?def|else|endif)\b(.*)$/.exec(line) ?? [];
    if (word === undefined) return false;
    const asked = word === 'else' || word === 'endif' ? this.#open.pop() : undefined;
    if (word === 'else') this.#open.push(/\bif/.test(test) ? askedBy(test) : asked === 'absence' ? 'presence' : undefined);
    else if (word !== 'endif') this.#open.push(askedBy(line));
    return true;
  }
}

function askedBy(line: string): 'presence' | 'absence' | undefined {
  if (/\bifdef\b/.test(line)) return 'presence';
  if (/\bifndef\b/.test(line)) return 'absence';
  if (!withNothing.test(line)) return undefined;
  return /\bifneq\b/.test(line) ? 'presence' : 'absence';
}

/** A comparison of a variable with nothing. */
const withNothing = /\bifn?eq\s*(?:\(\s*\$.*,\s*\)\s*$|\(\s*,|["']\$.*["']\s+(?:""|'')|\(\s*"\$.*",\s*""\s*\))/;
