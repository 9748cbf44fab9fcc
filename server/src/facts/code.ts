/** Claims of source code. */
export interface CodeFacts {
  /** A path of the workspace in a list of strings; key: as written, without a pattern's end (`config/*` is `config`). */
  'code.path': {
    /** The list's number in its document. */
    readonly list: number;
    /** The name that the list is given, as written. */
    readonly name: string;
    /** A folder (`docs/`), or a pattern for what lies in one. */
    readonly folder: boolean;
  };
}
