/** What registries of a repository decide about its paths. */
export interface DecisionFacts {
  /**
   * A path in a list of a JSON or YAML document whose name says what is decided; key: the path or glob from the root, a folder
   * without its slash and without the `/**` behind it.
   */
  'registry.decision': {
    readonly decides: 'protected' | 'approved';
    /** As written. */
    readonly written: string;
    /** The name of the list. */
    readonly list: string;
    /** Of one that is approved: what goes when it is taken out of its list; nothing when that cannot be. */
    readonly removal?: { readonly start: number; readonly end: number };
  };
}
