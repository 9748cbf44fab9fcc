/** Claims of source code and of the configurations of its tools. */
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
  /** A path or glob that says which files a tool takes or leaves; key: as written. */
  'tool.pattern': {
    readonly tool: string;
    /** The setting's name, as its reader knows it: `include`, `testpaths`. */
    readonly setting: string;
    /** The path before its first wildcard, from the configuration's folder. */
    readonly literal: string;
    /** In an ignore file: its whole line with the line end. */
    readonly line?: { readonly start: number; readonly end: number };
  };
}
