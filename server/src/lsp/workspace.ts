import type { Path } from '../base/path.ts';
import type { Folder } from './folder.ts';
import { FolderUri } from './uri.ts';

/** The workspace folders that are open. The innermost one owns a file. */
export class Workspace {
  #folders: readonly Folder[] = [];

  get folders(): readonly Folder[] {
    return this.#folders;
  }

  add(folder: Folder): void {
    this.#folders = [...this.#folders, folder].sort((a, b) => b.uri.uri.length - a.uri.uri.length);
  }

  /** Takes a folder away; `undefined` when it was not open. */
  remove(uri: string): Folder | undefined {
    const gone = this.#folders.find(it => it.uri.pathOf(uri) === '');
    this.#folders = this.#folders.filter(it => it !== gone);
    gone?.dispose();
    return gone;
  }

  /** The folder that owns a file, and the file's path in it. */
  find(uri: string): { readonly folder: Folder; readonly path: Path } | undefined {
    for (const folder of this.#folders) {
      const path = folder.uri.pathOf(uri);
      if (path !== undefined && path !== '') return { folder, path };
    }
    return undefined;
  }

  /** Whether a path of a folder belongs to it, and not to a folder inside it. */
  owns(folder: Folder, path: Path): boolean {
    const inner = this.#folders.filter(it => it !== folder && folder.uri.contains(it.uri));
    return inner.length === 0 || inner.every(it => it.uri.pathOf(folder.uri.uriOf(path)) === undefined);
  }
}

export const isFileUri = (uri: string): boolean => new FolderUri(uri).uri.startsWith('file:');
