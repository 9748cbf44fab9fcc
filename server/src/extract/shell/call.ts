import type { Span } from '../../base/span.ts';
import type { Cwd, Origin } from '../../facts/cwd.ts';
import type { Veto } from '../../facts/fact.ts';
import type { FactKinds } from '../../facts/kinds.ts';
import type { CommandKind } from './claims.ts';
import type { Word } from './word.ts';

/** One program that is run, its wrappers (`sudo`, `env`, `npx`, …) taken off, and what a tool may say about it. */
export interface Call {
  /** The program's name without folder and `.exe`. */
  readonly program: string;
  readonly word: Word;
  readonly args: readonly Word[];
  readonly cwd: Cwd;
  readonly origin: Origin;
  /** Variables set before the command or exported earlier, as written. */
  readonly variables: ReadonlyMap<string, string>;
  /** States a claim about a word; a word that is no plain text is vetoed. `key` is the word's text when left out. */
  state<K extends CommandKind>(kind: K, word: Word, value: Omit<FactKinds[K], 'cwd' | 'origin'>, key?: string, veto?: Veto): void;
  /** States that a file of the workspace is opened; absolute paths, addresses and variables are none. */
  file(word: Word, use: 'run' | 'input'): void;
  /**
   * States that the command makes a file or folder: a project of its own, a file that it adds to, what it moves there, or a copy of a
   * repository, whose name is empty when it cannot be told.
   */
  produces(word: Word, key?: string, as?: 'project' | 'appended' | { readonly copyOf: string } | { readonly movedFrom: string }): void;
  /** Notes that the command writes a Makefile where it runs, or to a folder. */
  makesMakefile(folder: Word | undefined): void;
  /** Whether the script may have written the Makefile of the folder that the command runs in. */
  hasMadeMakefile(): boolean;
  /** States that the command removes a file or folder of the workspace. */
  removes(word: Word): void;
  /** Notes a folder that the command was told to write to, or the one that it runs in, where later ones may find what nobody wrote. */
  fills(word: Word | undefined): void;
  /** States, of a step of CI, that an install without a lock file leaves one behind. */
  makesLock(name: string): void;
  /** A word's place in the document. */
  spanOf(word: Word): Span;
  /** The same call, run in the folder that a word names. */
  in(folder: Word): Call;
  /** The same call, run where nothing can be told: in a container, on another machine. */
  elsewhere(): Call;
  /** Reads the words of a command that this one runs. */
  run(words: readonly Word[]): void;
  /** Reads a word's text as a script that this command runs. */
  script(word: Word): void;
  /** Reads a word that is printed: a command only when all of it is one. */
  text(word: Word): void;
}

/** Says what a call claims. */
export type Tool = (call: Call) => void;
