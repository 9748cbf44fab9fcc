import { type FileRename, type FileOperationRegistrationOptions, type WorkspaceEdit } from 'vscode-languageserver';
import type { Path } from '../base/path.ts';
import { viewOf } from '../index/snapshotView.ts';
import { followMoves } from '../resolve/references.ts';
import { toWorkspaceEdit } from './edits.ts';
import type { Folder } from './folder.ts';
import type { Session } from './session.ts';

/** The renames that the server wants to be asked about: of any file or folder. */
export const renamesOfInterest: FileOperationRegistrationOptions = { filters: [{ scheme: 'file', pattern: { glob: '**/*' } }] };

/** Keeps references whole when people rename and move files and folders in the editor. */
export function provideRenames(session: Session): void {
  const { connection, workspace } = session;
  connection.workspace.onWillRenameFiles(async ({ files }) => {
    if (!session.trusted) return null;
    const edits: WorkspaceEdit[] = [];
    for (const [folder, moves] of movesByFolder(session, files)) {
      await folder.ready();
      const edit = toWorkspaceEdit(folder, session.abilities, followMoves(viewOf(folder.engine.snapshot), moves));
      if (edit !== undefined) edits.push(edit);
    }
    return merged(edits);
  });
  connection.workspace.onDidRenameFiles(({ files }) => {
    for (const folder of workspace.folders) {
      folder.filesChanged(
        files.flatMap(({ oldUri, newUri }) => {
          const [from, to] = [folder.uri.pathOf(oldUri), folder.uri.pathOf(newUri)];
          return [
            ...(from === undefined || from === '' ? [] : [{ path: from, type: 'deleted' as const }]),
            ...(to === undefined || to === '' ? [] : [{ path: to, type: 'created' as const }]),
          ];
        }),
      );
    }
  });
}

/** What moves inside each folder; what leaves it is another matter. */
function movesByFolder({ workspace }: Session, files: readonly FileRename[]): ReadonlyMap<Folder, ReadonlyMap<Path, Path>> {
  const folders = new Map<Folder, Map<Path, Path>>();
  for (const { oldUri, newUri } of files) {
    const found = workspace.find(oldUri);
    const to = found?.folder.uri.pathOf(newUri);
    if (found === undefined || to === undefined || to === '') continue;
    const moves = folders.get(found.folder) ?? new Map<Path, Path>();
    folders.set(found.folder, moves.set(found.path, to));
  }
  return folders;
}

/** Edits of several folders as one. */
function merged(edits: readonly WorkspaceEdit[]): WorkspaceEdit | null {
  const documentChanges = edits.flatMap(it => it.documentChanges ?? []);
  if (documentChanges.length > 0) return { documentChanges };
  const changes = Object.assign({}, ...edits.map(it => it.changes ?? {}));
  return Object.keys(changes).length > 0 ? { changes } : null;
}
