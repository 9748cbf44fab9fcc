/** Facts of the configurations of documentation generators. Sources: the configuration pages of the generators. */
export interface SiteFacts {
  /** A configuration of a documentation generator; key: the generator. */
  'site.config': {
    /** The folders that pages come from, as written, relative to the configuration's folder; none when it leaves the default. */
    readonly content: readonly string[];
    /** Whether pages may come from elsewhere too: plugins that make or fetch them, hooks, rewritten paths. */
    readonly open: boolean;
  };
}
