import type { CreateFile, RenameFile, TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { Change } from '../base/edit.ts';
import { grouped } from '../base/grouping.ts';
import type { Path } from '../base/path.ts';
import type { ClientAbilities } from './clientAbilities.ts';
import { toRange } from './convert.ts';
import type { Folder } from './folder.ts';

/**
 * The changes of one or more fixes as one edit of the client. Open documents are edited at the version that the spans were
 * made from, so that a client whose text is newer refuses. `undefined` when changes overlap, when a document was not read, or when the client
 * cannot do what is asked.
 */
export function toWorkspaceEdit(folder: Folder, abilities: ClientAbilities, changes: readonly Change[]): WorkspaceEdit | undefined {
  const edits = new Map<Path, TextEdit[]>();
  const operations: (CreateFile | RenameFile | TextDocumentEdit)[] = [];
  const moves: RenameFile[] = [];
  for (const change of unique(changes)) {
    if (change.type === 'edit') {
      if (change.span.end > 0 && folder.engine.snapshot.document(change.path) === undefined) return undefined;
      const list = edits.get(change.path) ?? [];
      edits.set(change.path, list);
      list.push({ range: toRange(folder.linesOf(change.path), change.span), newText: change.newText });
    } else if (change.type === 'create') {
      if (!abilities.createsFiles || folder.isListed(change.path)) return undefined;
      operations.push({ kind: 'create', uri: folder.uriOf(change.path) }, insertion(folder.uriOf(change.path), change.text));
    } else {
      if (!abilities.movesFiles || folder.isListed(change.to)) return undefined;
      moves.push({ kind: 'rename', oldUri: folder.uriOf(change.path), newUri: folder.uri.uriOf(change.to), options: { overwrite: false } });
    }
  }
  if (overlap(changes)) return undefined;
  if (!abilities.versionedEdits) return { changes: Object.fromEntries([...edits].map(([path, list]) => [folder.uriOf(path), list])) };
  for (const [path, list] of edits) {
    operations.push({ textDocument: { uri: folder.uriOf(path), version: folder.versionOf(path) ?? null }, edits: list });
  }
  return { documentChanges: [...operations, ...moves] };
}

function insertion(uri: string, newText: string): TextDocumentEdit {
  const start = { line: 0, character: 0 };
  return { textDocument: { uri, version: null }, edits: [{ range: { start, end: start }, newText }] };
}

/** Two findings may ask for the very same change. */
const unique = (changes: readonly Change[]): readonly Change[] => [...new Map(changes.map(it => [JSON.stringify(it), it])).values()];

/** Whether edits of one document overlap. */
export function overlap(changes: readonly Change[]): boolean {
  const byPath = grouped(
    unique(changes).filter(it => it.type === 'edit'),
    it => it.path,
  );
  for (const list of byPath.values()) {
    const spans = list.map(it => it.span).sort((a, b) => a.start - b.start || a.end - b.end);
    if (spans.some((it, index) => it.start < (spans[index - 1]?.end ?? 0))) return true;
  }
  return false;
}
