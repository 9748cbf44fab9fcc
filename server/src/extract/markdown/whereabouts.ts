import { folderOf, type Path, resolvePath } from '../../base/path.ts';
import type { Cwd } from '../../facts/cwd.ts';
import type { ShellContext } from '../shell/claims.ts';
import { folderNamed } from './namedFolders.ts';

/** Where the reader of a document is, as its steps are taken in their order, and what they made on the way. */
export class Whereabouts {
  /** The root and the document's own folder: prose leaves open which of them it means, and whether the reader went back. */
  readonly #bases: readonly Path[];
  #cwd: Cwd;
  #clones: Readonly<Record<string, string>> = {};
  /** The repository that the section last tells in words to clone. */
  #told: string | undefined;
  readonly #made: string[] = [];
  /** Whether the reader was sent to a folder outside the workspace. */
  #isOutside = false;
  /** The level of the heading under which a sentence sent the reader to a folder, and where they were and are by it. */
  #steps: { readonly level: number; readonly before: Cwd; readonly here: Cwd } | undefined;
  /** The level of the heading under which the reader made a project of their own, and entered it. */
  #ownProject: number | undefined;

  constructor(document: Path) {
    this.#bases = [...new Set(['', folderOf(document)])];
    this.#cwd = this.#besideBases([]);
  }

  get cwd(): Cwd {
    return this.#cwd;
  }

  /** The repositories that were cloned so far, by their folders. */
  get clones(): Readonly<Record<string, string>> {
    return this.#clones;
  }

  /** The text tells to clone a repository. */
  hearOfClone(repository: string): void {
    this.#told = repository;
  }

  /** Where a command runs by what its sentence says: "from the cloned folder" is that of the repository cloned last. */
  cwdIn(sentence: string): Cwd {
    const clone = inClone.test(sentence) ? (this.#told ?? Object.values(this.#clones).at(-1) ?? '') : '';
    if (clone !== '') return { ...this.#cwd, clone };
    const named = folderNamed(sentence);
    return named === undefined || ofAnotherMachine.test(named) ? this.#cwd : (this.#in(named) ?? this.#cwd);
  }

  /** Files that blocks showed whole, for the reader's own project. */
  get made(): readonly string[] {
    return this.#made;
  }

  make(file: string): void {
    this.#made.push(file);
  }

  /** A section of its own begins where the document does, unless its steps are taken in the project that was made above it. */
  enterSection(level: number): void {
    this.#told = undefined;
    if (this.#steps !== undefined && level <= this.#steps.level) {
      if (isSame(this.#cwd, this.#steps.here)) this.#cwd = this.#steps.before;
      this.#steps = undefined;
    }
    if (level > 2 && (!this.#isOutside || (this.#ownProject !== undefined && level >= this.#ownProject))) return;
    this.#ownProject = undefined;
    this.#cwd = this.#besideBases([]);
    this.#isOutside = false;
  }

  /** The text names a folder that the next steps are taken in, as written. */
  moveTo(folder: string): void {
    if (ofAnotherMachine.test(folder)) {
      this.#cwd = { folders: [], certain: false };
      this.#isOutside = true;
      return;
    }
    this.#cwd = this.#in(folder) ?? this.#cwd;
  }

  /** A sentence names the folder that the steps of its section are taken in; `level`: of the heading that it stands under. */
  takeSteps(folder: string, level: number): void {
    const before = this.#steps !== undefined && isSame(this.#cwd, this.#steps.here) ? this.#steps.before : this.#cwd;
    this.moveTo(folder);
    this.#steps = { level, before, here: this.#cwd };
  }

  /** A sentence says `cd`. */
  changeFolder(cwd: Cwd): void {
    this.#isOutside = cwd.folders.length === 0;
    this.#cwd = this.#isOutside ? cwd : this.#besideBases(cwd.folders, cwd.clone);
  }

  /** A block of commands was run; `level`: of the heading that it stands under. */
  follow(after: ShellContext, level: number): void {
    this.#clones = after.clones ?? {};
    if (after.cwd.folders.length > 0) this.#cwd = this.#besideBases(after.cwd.folders, after.cwd.clone, after.cwd.stated);
    else if (after.projects !== undefined && after.veto === undefined) {
      this.#cwd = after.cwd;
      this.#isOutside = true;
      this.#ownProject = level;
    }
  }

  /** In a folder that a sentence names; undefined where it lies outside the workspace. */
  #in(folder: string): Cwd | undefined {
    const stated = [...new Set(this.#bases.flatMap(it => resolvePath(it, folder) ?? []))];
    return stated.length === 0 ? undefined : this.#besideBases(stated, undefined, stated);
  }

  #besideBases(folders: readonly Path[], clone?: string, stated?: readonly Path[]): Cwd {
    return {
      folders: [...new Set([...folders, ...this.#bases])],
      certain: false,
      ...(clone === undefined ? {} : { clone }),
      ...(stated === undefined ? {} : { stated }),
    };
  }
}

const isSame = (one: Cwd, other: Cwd): boolean => one.folders.join('\n') === other.folders.join('\n');

const inClone =
  /\b(?:in|into|inside|within|from) (?:the|your) (?:\w+ )?cloned (?:[\w-]+ ){0,2}(?:repo|repository|fork|folder|directory)\b|\b(?:in|inside|within|from) (?:a|the|your) (?:\w+ )?(?:checkout|clone) of (?:it|that (?:repo|repository))\b/i;

/** A folder that something is installed into, on the reader's machine or a server. `/web` is more often one of the workspace. */
const ofAnotherMachine = /^\/(?:data|opt|srv|var|etc|home|root|usr|mnt)\//;
