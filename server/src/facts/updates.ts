/** Facts of the bots that keep dependencies up to date. */
export interface UpdateFacts {
  /** A Dependabot entry; key: the ecosystem. */
  'dependabot.update': { readonly directories: readonly string[] };
  /** A folder that a Dependabot entry names; key: as written. Where `pattern`, it is a glob. */
  'dependabot.directory': { readonly ecosystem: string; readonly pattern: boolean };
  /** The list of all that Dependabot keeps up to date; key: its file. It stands at the last entry. */
  'dependabot.updates': {
    readonly ecosystems: readonly string[];
    /** Where another entry can be written behind the last one, and how far its dash is indented; not in a flow sequence. */
    readonly insertion?: { readonly at: number; readonly indent: number };
  };
  /** A configuration of Renovate; key: its file. */
  'renovate.config': Record<string, never>;
}
