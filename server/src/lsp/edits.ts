import type {
  AnnotatedTextEdit,
  ChangeAnnotation,
  CreateFile,
  RenameFile,
  TextDocumentEdit,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver';
import { withReferences } from '../analysis/moves.ts';
import type { Change } from '../base/edit.ts';
import { grouped } from '../base/grouping.ts';
import type { Path } from '../base/path.ts';
import { viewOf } from '../index/snapshotView.ts';
import type { ClientAbilities } from './clientAbilities.ts';
import { toRange } from './convert.ts';
import type { Folder } from './folder.ts';

/**
 * The changes of one or more fixes as one edit of the client. Open documents are edited at the version that the spans were
 * made from, so that a client whose text is newer refuses. Where files move, what refers to them is changed with them; with
 * `confirm` people then tick each change, if the client lets them: editors begin with none ticked, so it is for moves to review. `undefined` when changes overlap, when a document was not read, or when the
 * client cannot do what is asked.
 */
export function toWorkspaceEdit(
  folder: Folder,
  abilities: ClientAbilities,
  wanted: readonly Change[],
  confirm = false,
): WorkspaceEdit | undefined {
  const moving = wanted.some(it => it.type === 'move');
  const changes = unique(moving ? withReferences(wanted, viewOf(folder.engine.snapshot)) : wanted);
  const annotationId = moving && abilities.confirmsChanges ? moveAnnotation : undefined;
  const edits = textEdits(folder, changes, annotationId);
  if (edits === undefined || overlap(changes)) return undefined;
  const creations: (CreateFile | TextDocumentEdit)[] = [];
  const moves: RenameFile[] = [];
  for (const change of changes) {
    if (change.type === 'create') {
      if (!abilities.createsFiles || folder.isListed(change.path)) return undefined;
      creations.push({ kind: 'create', uri: folder.uriOf(change.path) }, insertion(folder.uriOf(change.path), change.text));
    } else if (change.type === 'move') {
      if (!abilities.movesFiles || folder.isListed(change.to)) return undefined;
      const place = { oldUri: folder.uriOf(change.path), newUri: folder.uri.uriOf(change.to) };
      moves.push({ kind: 'rename', ...place, options: { overwrite: false }, ...(annotationId === undefined ? {} : { annotationId }) });
    }
  }
  if (!abilities.versionedEdits) return { changes: Object.fromEntries([...edits].map(([path, list]) => [folder.uriOf(path), list])) };
  const documents = [...edits].map(
    ([path, list]): TextDocumentEdit => ({
      textDocument: { uri: folder.uriOf(path), version: folder.versionOf(path) ?? null },
      edits: list,
    }),
  );
  return {
    documentChanges: [...creations, ...documents, ...moves],
    ...(annotationId === undefined ? {} : { changeAnnotations: { [annotationId]: annotationOf(changes, confirm) } }),
  };
}

/** The edits of texts by document; `undefined` when the places in one of them are not known. */
function textEdits(
  folder: Folder,
  changes: readonly Change[],
  annotationId: string | undefined,
): ReadonlyMap<Path, (TextEdit | AnnotatedTextEdit)[]> | undefined {
  const edits = new Map<Path, (TextEdit | AnnotatedTextEdit)[]>();
  for (const change of changes) {
    if (change.type !== 'edit') continue;
    if (change.span.end > 0 && !folder.knowsLines(change.path)) return undefined;
    const list = edits.get(change.path) ?? [];
    edits.set(change.path, list);
    const edit = { range: toRange(folder.linesOf(change.path), change.span), newText: change.newText };
    list.push(annotationId === undefined ? edit : { ...edit, annotationId });
  }
  return edits;
}

const moveAnnotation = 'move';

function annotationOf(changes: readonly Change[], needsConfirmation: boolean): ChangeAnnotation {
  const moves = changes.filter(it => it.type === 'move');
  const references = changes.filter(it => it.type === 'edit').length;
  const [only] = moves;
  return {
    label: moves.length === 1 && only !== undefined ? `Move ${only.path} to ${only.to}` : `Move ${moves.length} files`,
    description:
      references === 0 ? 'Nothing known refers to it' : `${references} ${references === 1 ? 'reference follows' : 'references follow'}`,
    needsConfirmation,
  };
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
