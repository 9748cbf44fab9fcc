import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { repository } from './repository.ts';

/** The files that follow from others: written, or with `--check` only compared. Paths are relative to the repository. */
export class GeneratedFiles {
  readonly #check: boolean;
  readonly #stale: string[] = [];

  constructor(check: boolean) {
    this.#check = check;
  }

  /** Those that did not say what they should. */
  get stale(): readonly string[] {
    return this.#stale;
  }

  write(path: string, text: string): void {
    if (this.read(path) === text) return;
    this.#stale.push(path);
    if (this.#check) return;
    mkdirSync(dirname(join(repository, path)), { recursive: true });
    writeFileSync(join(repository, path), text);
  }

  /** Writes the part of a file between `<!-- generated: NAME -->` and `<!-- end: NAME -->`, which has to have both. */
  writePart(path: string, name: string, part: string): void {
    const text = this.read(path) ?? '';
    const [begin, end] = marks(name);
    const from = text.indexOf(begin);
    const to = text.indexOf(end, from);
    if (from < 0 || to < 0) throw new Error(`${path} has no part ${begin} … ${end}`);
    this.write(path, `${text.slice(0, from)}${begin}\n${part}\n${text.slice(to)}`);
  }

  /** A file's text, or `undefined` where there is none. */
  read(path: string): string | undefined {
    try {
      return readFileSync(join(repository, path), 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }
}

/** The lines around a generated part of a Markdown file. */
export const marks = (name: string): readonly [string, string] => [`<!-- generated: ${name} -->`, `<!-- end: ${name} -->`];
