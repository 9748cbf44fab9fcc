import type { Path } from '../base/path.ts';

/** What CI and hooks Groundline can be set up in. */
export const ciSystems = ['github', 'gitlab', 'pre-commit'] as const;
export type CiSystem = (typeof ciSystems)[number];

/** What the texts of CI need to know of a repository. */
export interface CiSurroundings {
  /** The branch that changes want into. */
  readonly branch: string;
  /** What npm installs Groundline from: an exact version, or an address of git with its commit. */
  readonly source: string;
}

/** One file of a CI system, and what to add by hand to a file that is there already. */
export interface CiFile {
  readonly path: Path;
  readonly text: string;
  /** What a file that is there already lacks unless it matches `present`. */
  readonly addition?: { readonly text: string; readonly present: RegExp };
}
