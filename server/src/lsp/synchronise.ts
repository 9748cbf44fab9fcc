import { FileChangeType } from 'vscode-languageserver';
import type { FileChange } from './disk.ts';
import type { Session } from './session.ts';

/** Brings what the client opens, edits, saves, closes and sees change on disk to the folders that own it. */
export function synchronise({ connection, documents, workspace }: Session): void {
  documents.onDidChangeContent(({ document }) => {
    const found = workspace.find(document.uri);
    found?.folder.setDocument(found.path, document);
  });
  documents.onDidClose(({ document }) => {
    const found = workspace.find(document.uri);
    found?.folder.closeDocument(found.path);
  });
  // A client without a watcher tells of new files by saving them.
  documents.onDidSave(({ document }) => {
    const found = workspace.find(document.uri);
    found?.folder.filesChanged([{ path: found.path, type: 'changed' }]);
  });
  documents.listen(connection);
  connection.onDidChangeWatchedFiles(({ changes }) => {
    for (const folder of workspace.folders) {
      const ours = changes.flatMap(({ uri, type }): FileChange[] => {
        const path = folder.uri.pathOf(uri);
        return path === undefined || path === '' ? [] : [{ path, type: changeTypes[type] }];
      });
      if (ours.length > 0) folder.filesChanged(ours);
    }
  });
}

const changeTypes: Readonly<Record<FileChangeType, FileChange['type']>> = {
  [FileChangeType.Created]: 'created',
  [FileChangeType.Changed]: 'changed',
  [FileChangeType.Deleted]: 'deleted',
};
