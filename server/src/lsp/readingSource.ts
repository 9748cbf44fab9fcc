import type { WorkspaceSource } from '../workspace/source.ts';
import type { DiskOptions } from './disk.ts';

/** A folder on disk as the server reads it: open buffers win, and the reader takes note of every text. */
export function readingSource(source: WorkspaceSource, { openText, reader }: Pick<DiskOptions, 'openText' | 'reader'>): WorkspaceSource {
  return {
    ...source,
    async read(path) {
      const text = openText(path) ?? (await source.read(path));
      return text === undefined ? undefined : reader.note(path, text);
    },
    async content(path) {
      const open = openText(path);
      const content = open === undefined ? await source.content(path) : undefined;
      const text = open ?? (await content?.text());
      const noted = text === undefined ? undefined : reader.note(path, text);
      // An open buffer is no file's content: its facts are not kept.
      return { id: content?.id, text: async () => noted };
    },
  };
}
