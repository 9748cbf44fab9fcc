/** Facts of requirement files that a program writes. */
export interface RequirementFacts {
  /** The command that wrote a file, in its header; key: the program. The span is the command's. */
  'requirements.compiled': {
    /** Its inputs as written. */
    readonly inputs: readonly string[];
    /** The extras and groups that it takes in. */
    readonly extras: readonly string[];
  };
}
