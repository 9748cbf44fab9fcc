/** Names of files that texts say, whatever they say of them: the evidence that somebody may read a file. */
export interface MentionFacts {
  /** A text names a file that may hold a configuration; key: the last segment of its path. */
  'mention.file': Record<string, never>;
  /**
   * A text makes such a name at run time; key: the name with `*` for what is filled in. `words`: the short strings of the text,
   * among which may be the folder and what is filled in; only where the whole name in front of the extension is.
   */
  'mention.pattern': { readonly words: readonly string[] };
  /** A program reads whatever is in a folder; key: `''`. `words`: the short strings of the text, among which may be the folder. */
  'mention.listing': { readonly words: readonly string[] };
  /**
   * The names in capitals with `_` that a text says, separated by blanks; key: the text's path. `prefixes`, `suffixes`: parts of
   * names that are put together at run time (`"APP_" + name`); `assigned`: those that it gives a value; `taken`: those
   * that are a whole string, or that a script or configuration fills in (`${APP_PORT}`).
   */
  'mention.names': {
    readonly names: string;
    readonly prefixes?: string;
    readonly suffixes?: string;
    readonly assigned?: string;
    readonly taken?: string;
  };
}
