import type { InitializeParams } from 'vscode-languageserver';

/** What the client can do, as far as the server asks: each ability may be missing, and then the server does without. */
export interface ClientAbilities {
  /** Lets the server ask for file events. */
  readonly watchesFiles: boolean;
  readonly showsProgress: boolean;
  readonly changesFolders: boolean;
  /** Takes edits with document versions. */
  readonly versionedEdits: boolean;
  readonly createsFiles: boolean;
  readonly movesFiles: boolean;
  /** Lets people confirm changes one by one, in groups that have a label. */
  readonly confirmsChanges: boolean;
  /** Asks before files are renamed, and tells of it afterwards. */
  readonly announcesRenames: boolean;
  /** Shows a document when the server asks. */
  readonly showsDocuments: boolean;
  readonly diagnosticVersions: boolean;
  readonly markdownHover: boolean;
}

export function abilitiesOf({ capabilities }: InitializeParams): ClientAbilities {
  const { workspace, window, textDocument } = capabilities;
  const edit = workspace?.workspaceEdit;
  const versionedEdits = edit?.documentChanges === true;
  return {
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    showsProgress: window?.workDoneProgress === true,
    changesFolders: workspace?.workspaceFolders === true,
    versionedEdits,
    createsFiles: versionedEdits && edit.resourceOperations?.includes('create') === true,
    movesFiles: versionedEdits && edit.resourceOperations?.includes('rename') === true,
    confirmsChanges: versionedEdits && edit.changeAnnotationSupport !== undefined,
    announcesRenames: workspace?.fileOperations?.willRename === true,
    showsDocuments: window?.showDocument?.support === true,
    diagnosticVersions: textDocument?.publishDiagnostics?.versionSupport === true,
    markdownHover: textDocument?.hover?.contentFormat?.includes('markdown') === true,
  };
}
