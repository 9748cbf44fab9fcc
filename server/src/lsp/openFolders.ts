import { fileURLToPath } from 'node:url';
import { DidChangeWatchedFilesNotification, type InitializeParams } from 'vscode-languageserver';
import type { Path } from '../base/path.ts';
import { diskSource } from '../workspace/disk.ts';
import type { CacheOptions } from '../workspace/cacheOptions.ts';
import type { Announcer } from './announce.ts';
import { toDiagnostic } from './convert.ts';
import { Folder } from './folder.ts';
import { showProgress } from './progress.ts';
import type { Session } from './session.ts';
import { FolderUri } from './uri.ts';

/** Opens the folders that the client named, follows those it adds and removes, and asks for file events where it can give them. */
export function openFolders(session: Session, announcer: Announcer, params: InitializeParams): void {
  const { connection, abilities, workspace } = session;
  const named = params.workspaceFolders ?? (params.rootUri === null ? [] : [{ uri: params.rootUri }]);
  for (const { uri } of named) openFolder(session, announcer, uri);
  announcer.status();
  if (abilities.changesFolders) {
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      for (const { uri } of removed) closeFolder(session, uri);
      for (const { uri } of added) openFolder(session, announcer, uri);
      for (const folder of workspace.folders) publish(session, folder, pathsWithFindings(folder));
      for (const view of ['findings', 'protectedPaths', 'approvals', 'facts'] as const) announcer.view(view);
    });
  }
  if (abilities.watchesFiles) {
    void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: '**/*' }] });
  }
}

function openFolder(session: Session, announcer: Announcer, uri: string): void {
  const { connection, documents, workspace } = session;
  if (!uri.startsWith('file:')) return;
  const folder: Folder = new Folder({
    uri: new FolderUri(uri),
    rules: session.rules,
    extractors: session.extractors,
    openSource: () => diskSource(fileURLToPath(uri), { git: session.trusted }),
    cache: root => cacheFor(session, root),
    log: message => connection.console.error(message),
    onFindings: paths => {
      if (publish(session, folder, paths)) announcer.view('findings');
    },
    onFacts: () => announcer.view('facts'),
    onProtection: () => {
      announcer.view('protectedPaths');
      announcer.view('approvals');
    },
    onState: () => announcer.status(),
  });
  workspace.add(folder);
  for (const document of documents.all()) {
    const found = workspace.find(document.uri);
    if (found?.folder === folder) folder.setDocument(found.path, document);
  }
  void showProgress(session, folder);
  void folder.load();
}

/** A workspace that is not trusted may use what an earlier session kept, and writes nothing. */
function cacheFor({ connection, extraction, trusted }: Session, root: string): CacheOptions | undefined {
  if (extraction === undefined) return undefined;
  return { root, build: extraction, writes: trusted, log: message => connection.console.log(message) };
}

function closeFolder({ publisher, tally, workspace }: Session, uri: string): void {
  const folder = workspace.remove(uri);
  if (folder === undefined) return;
  for (const path of pathsWithFindings(folder)) tally.set(folder.uriOf(path), []);
  publisher.clear(folder);
}

/** Publishes the findings of documents as they are now; whether any are others than before. */
function publish({ publisher, tally, workspace, rulePages, abilities }: Session, folder: Folder, paths: readonly Path[]): boolean {
  let changed = false;
  for (const path of paths) {
    const findings = workspace.owns(folder, path) ? folder.findings(path) : [];
    const uri = folder.uriOf(path);
    tally.set(uri, findings);
    const version = abilities.diagnosticVersions ? folder.versionOf(path) : undefined;
    const diagnostics = findings.map(it => toDiagnostic(it, folder, rulePages));
    if (publisher.want(folder, uri, { diagnostics, ...(version === undefined ? {} : { version }) })) changed = true;
  }
  return changed;
}

const pathsWithFindings = (folder: Folder): readonly Path[] => [...new Set(folder.allFindings().map(it => it.path))];
