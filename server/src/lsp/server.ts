import { type Connection, type InitializeParams, type InitializeResult, TextDocumentSyncKind, TextDocuments } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Extractor } from '../extract/extractor.ts';
import { type InitializationOptions, serverCommands } from '../protocol.ts';
import type { Rule } from '../rules/rule.ts';
import { abilitiesOf } from './clientAbilities.ts';
import { codeActionKinds, provideCodeActions } from './codeActions.ts';
import { provideCommands } from './commands.ts';
import { provideDefinitions } from './definition.ts';
import { provideHovers } from './hover.ts';
import { Announcer } from './announce.ts';
import { openFolders } from './openFolders.ts';
import { Publisher } from './publish.ts';
import { provideReferences } from './references.ts';
import { provideRenames, renamesOfInterest } from './renames.ts';
import { provideRequests } from './requests.ts';
import type { Session } from './session.ts';
import { Tally } from './status.ts';
import { synchronise } from './synchronise.ts';
import { Workspace } from './workspace.ts';

/** What a server is made of, beside its connection. */
export interface ServerParts {
  readonly rules: readonly Rule[];
  readonly extractors: readonly Extractor[];
  /** The build of the extractors, by which facts are kept between runs; without it none are. */
  readonly extraction?: string | undefined;
  /** Where the rules' pages lie when the client does not say: a URI that ends in `/`. */
  readonly rulePages?: string;
}

/** Serves one client on a connection until it ends. */
export function listen(connection: Connection, parts: ServerParts): void {
  connection.onInitialize((params): InitializeResult => {
    const session = openSession(connection, parts, params);
    const announcer = new Announcer(session);
    synchronise(session);
    provideCodeActions(session);
    provideHovers(session);
    provideDefinitions(session);
    provideReferences(session);
    provideRenames(session);
    provideCommands(session);
    provideRequests(session, announcer);
    connection.onInitialized(() => openFolders(session, announcer, params));
    return { capabilities: capabilitiesOf(session), serverInfo: { name: 'Groundline' } };
  });
  connection.onShutdown(() => undefined);
  connection.listen();
}

function openSession(connection: Connection, parts: ServerParts, params: InitializeParams): Session {
  const options: InitializationOptions = isRecord(params.initializationOptions) ? params.initializationOptions : {};
  const publisher = new Publisher(it => void connection.sendDiagnostics(it));
  if (options.paused === true) publisher.setPaused(true);
  return {
    connection,
    documents: new TextDocuments(TextDocument),
    workspace: new Workspace(),
    publisher,
    tally: new Tally(),
    rules: parts.rules,
    extractors: parts.extractors,
    extraction: parts.extraction,
    abilities: abilitiesOf(params),
    rulePages: options.rulePages ?? parts.rulePages,
    trusted: options.trusted ?? true,
    paused: options.paused ?? false,
  };
}

const isRecord = (value: unknown): value is InitializationOptions => typeof value === 'object' && value !== null && !Array.isArray(value);

function capabilitiesOf({ abilities }: Session): InitializeResult['capabilities'] {
  return {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
    codeActionProvider: { codeActionKinds: [...codeActionKinds] },
    hoverProvider: true,
    definitionProvider: true,
    referencesProvider: true,
    ...(abilities.showsDocuments ? { executeCommandProvider: { commands: Object.values(serverCommands) } } : {}),
    workspace: {
      workspaceFolders: { supported: true, changeNotifications: true },
      ...(abilities.announcesRenames ? { fileOperations: { willRename: renamesOfInterest, didRename: renamesOfInterest } } : {}),
    },
  };
}
