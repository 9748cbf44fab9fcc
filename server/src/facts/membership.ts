/** Claims of source files about their own values. Sources: the Python Language Reference, the ECMAScript specification. */
export interface MembershipFacts {
  /** A string of a constant set, list or map whose members values are tested against; key: the string. */
  'code.member': { readonly set: string };
  /**
   * A test whether a value is in such a set, of a value that was made by steps that change characters; key: the set's name.
   * Tests of values of which nothing is known have no steps.
   */
  'code.membership-test': {
    /** The function around it, where it has a name. */
    readonly within?: string;
    /** What was done to the value, in this order. */
    readonly steps: readonly CharacterStep[];
  };
}

/** What a step does to every character of a text. */
export type CharacterStep =
  | { readonly does: 'lower' | 'upper' }
  | { readonly does: 'replace'; readonly character: string; readonly by: string };
