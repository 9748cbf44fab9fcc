import { constants } from 'node:fs';
import { copyFile, link, mkdir, rename, rmdir, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Steps on disk that can be taken back as long as not all of them are done. None of them overwrites a file that it does not know. */
export class Undo {
  readonly #back: (() => Promise<void>)[] = [];
  readonly #temporary: string[] = [];
  readonly #folders: string[] = [];

  /** Notes a file that is only there while the steps are taken. */
  temporary(file: string): void {
    this.#temporary.push(file);
  }

  /** Makes a folder with those above it. */
  async makeFolder(folder: string): Promise<void> {
    const first = await mkdir(folder, { recursive: true });
    if (first === undefined) return;
    const made = [folder];
    for (let it = folder; it.length > first.length; ) made.push((it = dirname(it)));
    this.#folders.push(...made.reverse());
  }

  /** Puts a new content in place of a file's. */
  async replace(staged: string, target: string): Promise<void> {
    const before = `${staged}.before`;
    this.temporary(before);
    await placeAnew(target, before);
    await rename(staged, target);
    this.#back.push(() => rename(before, target));
  }

  /** Puts a file where none is. */
  async create(staged: string, target: string): Promise<void> {
    await placeAnew(staged, target);
    this.#back.push(() => unlink(target));
  }

  /** Moves a file to where none is. */
  async move(source: string, target: string): Promise<void> {
    await placeAnew(source, target);
    this.#back.push(() => unlink(target));
    await unlink(source);
    this.#back.push(() => placeAnew(target, source));
  }

  /** Takes back what was done, the last step first, and then the folders that were made for it: one that somebody else uses stays. */
  async everything(): Promise<void> {
    for (const back of this.#back.splice(0).reverse()) await back();
    await this.forget();
    for (const folder of this.#folders.splice(0).reverse()) await rmdir(folder).catch(ignoreContent);
  }

  /** Removes what was only there meanwhile. */
  async forget(): Promise<void> {
    for (const file of this.#temporary) await unlink(file).catch(ignoreAbsence);
  }
}

/** The content of a file under a second name; fails where something is there, which a rename would overwrite. */
async function placeAnew(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (error) {
    // Not every file system has hard links.
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    await copyFile(from, to, constants.COPYFILE_EXCL);
  }
}

function ignoreAbsence(error: unknown): void {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
}

function ignoreContent(error: unknown): void {
  if (!['ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
}
