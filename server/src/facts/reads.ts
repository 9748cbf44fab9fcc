import type { Path } from '../base/path.ts';

/** Files that programs open. Sources: Python's `pathlib` and `os.path`. */
export interface ReadFacts {
  /** A configuration that a program opens; key: the path behind its base, as written, its parts joined by `/`. */
  'code.read': {
    /** What it is joined to: a folder that follows from where the source is, the repository's root, or where the program runs. */
    readonly base: 'source' | 'root' | 'cwd';
    /** Of a base that follows from where the source is: the folder. */
    readonly folder?: Path;
    /** The string that the path begins with. */
    readonly first: { readonly text: string; readonly start: number; readonly end: number };
    /** The steps that lead up from the source, where they are `.parent.parent` or `.parents[1]`. */
    readonly climb?: { readonly start: number; readonly end: number; readonly written: 'parent' | 'parents' };
  };
  /** Configurations that something has to read, as the policy says; key: a glob from the root. */
  'policy.must-be-read': Record<string, never>;
}
