import type { Path } from '../base/path.ts';

/** The working directory of a command, as far as its own document tells. */
export interface Cwd {
  /** The folders it may be, likeliest first; none when it cannot be told (a variable), or when it certainly lies outside the workspace. */
  readonly folders: readonly Path[];
  /** Whether the format itself fixes it (a CI step, a package.json script); prose and loose scripts leave it open. */
  readonly certain: boolean;
  /** The repository whose copy the reader made and entered before, by the last segment of its address: this workspace, or another one. */
  readonly clone?: string;
  /** What the folder is that a sentence names for it, from the root and from the document's folder; first in `folders` too. */
  readonly stated?: readonly Path[];
}

/** Where a command stands. */
export type Origin =
  | 'ci' // a step of a workflow
  | 'config' // a package.json script, a Makefile recipe, a compose command, a Dockerfile instruction
  | 'script' // a shell script
  | 'prose' // a fenced block or code span of a document
  | 'data' // a string of a JSON or YAML document
  | 'text'; // a string that a program prints

/** What every claim that a command makes carries. */
export interface CommandContext {
  readonly cwd: Cwd;
  readonly origin: Origin;
  /** Set when the command runs in an image, whose folders are not those of the workspace. */
  readonly image?: InImage;
  /** Set when the command runs where names of files that differ in case alone are the same: a job on Windows or macOS. */
  readonly anyCase?: true;
}

/** A place in an image: of a stage of the document's own Dockerfile, or of a service of its compose file. */
export interface InImage {
  /** The stage's index. */
  readonly stage?: number;
  readonly service?: string;
  /** The working directory: absolute, or relative to the one that the image brings; undefined when it cannot be told. */
  readonly folder?: string;
}
