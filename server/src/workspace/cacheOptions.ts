/** What is kept of a workspace folder between runs, and where. */
export interface CacheOptions {
  /** Absolute path of the workspace folder. */
  readonly root: string;
  /** The code that reads facts; see `extractionBuild.ts`. */
  readonly build: string;
  /** Whether the cache may be written: not for a workspace that is not trusted, and not from another commit's files. */
  readonly writes: boolean;
  /** Told why a cache was not used or not written, in a sentence without a final period. */
  readonly log: (message: string) => void;
  /** Where caches are kept; the user's cache folder when left out, and nowhere when that lies inside the workspace. */
  readonly folder?: string;
}
