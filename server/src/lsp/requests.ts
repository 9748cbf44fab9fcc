import type { CancellationToken } from 'vscode-languageserver';
import type { Finding } from '../analysis/finding.ts';
import type { ClientNotifications, FindingParams, Requests, Tree, TreeParams } from '../protocol.ts';
import { runAgentTool } from './agentTools.ts';
import type { Announcer } from './announce.ts';
import { answer } from './answer.ts';
import { approvalsOf, approvalsTree } from './approvalsTree.ts';
import { baseText } from './baseText.ts';
import { toOffset } from './convert.ts';
import { prepareDecision, recordDecision } from './decisions.ts';
import { factsText, findingText } from './describe.ts';
import { factsTree } from './factsTree.ts';
import { findingsTree } from './findingsTree.ts';
import type { Folder } from './folder.ts';
import { placedFacts, placedFindings, prefixOf } from './placed.ts';
import { protectedPathsTree } from './protectedPathsTree.ts';
import { protectingDocuments } from './protection.ts';
import { protectedChanges, protectionOfFile, whyChangesAreUnknown } from './protectedChanges.ts';
import type { Session } from './session.ts';
import { setUp } from './setUp.ts';
import { statusOf, summary } from './status.ts';

/** Answers the requests that LSP does not know. */
export function provideRequests(session: Session, announcer: Announcer): void {
  const { connection, publisher, workspace } = session;
  const on = <M extends keyof Requests>(
    method: M,
    handle: (params: Requests[M]['params'], token: CancellationToken) => Answer<M>,
  ): void => {
    connection.onRequest<unknown, unknown>(method as string, (params: Requests[M]['params'], token: CancellationToken): unknown =>
      handle(params, token),
    );
  };
  on('groundline/tree', params => views[params.view](session, params));
  on('groundline/checkWorkspace', () => checkWorkspace(session));
  on('groundline/facts', async ({ uri }, token) => {
    const text = await answer(session, uri, token, factsText);
    return { text: text ?? 'The document belongs to no folder of the workspace, or is ignored there: nothing is read from it\n' };
  });
  on('groundline/reportFinding', (params, token) =>
    answer(session, params.uri, token, (folder, path) => {
      const finding = findFinding(folder, folder.findings(path), params);
      return finding === undefined ? null : { text: findingText(finding, session.rules, folder.engine.snapshot) };
    }),
  );
  on('groundline/agentTool', params => runAgentTool(session, params));
  on('groundline/protection', ({ uri }) => protectionOfFile(session, uri));
  on('groundline/protectedChanges', () => protectedChanges(session));
  on('groundline/base', ({ uri }) => baseText(session, uri));
  on('groundline/prepareDecision', params => prepareDecision(session, params));
  on('groundline/decide', params => recordDecision(session, params));
  on('groundline/setUp', params => setUp(session, params));
  on('groundline/setPaused', ({ paused }) => {
    session.paused = paused;
    publisher.setPaused(paused);
    announcer.view('findings');
    return null;
  });
  connection.onNotification('groundline/trustGranted' satisfies keyof ClientNotifications, () => {
    if (session.trusted) return;
    session.trusted = true;
    announcer.status();
    for (const folder of workspace.folders) void folder.load();
  });
}

type Answer<M extends keyof Requests> = Requests[M]['result'] | Promise<Requests[M]['result']>;

const views: Readonly<Record<TreeParams['view'], (session: Session, params: TreeParams) => Tree>> = {
  findings,
  protectedPaths,
  approvals,
  facts,
};

function findings(session: Session, { groupBy = 'file' }: TreeParams): Tree {
  const { workspace, paused, trusted, tally } = session;
  const { text, details, state } = statusOf(workspace.folders, { paused, trusted, total: tally.total });
  const message = state === 'ready' ? 'No findings: every claim that could be judged is true.' : (details[0] ?? text);
  return findingsTree(paused ? [] : placedFindings(session), groupBy, message);
}

function protectedPaths(session: Session, { filter = '' }: TreeParams): Tree {
  const { folders } = session.workspace;
  const documents = folders.flatMap(it => protectingDocuments(it, prefixOf(it, folders)));
  return protectedPathsTree(documents, filter, whyChangesAreUnknown(session));
}

function approvals(session: Session): Tree {
  const { folders } = session.workspace;
  return approvalsTree(
    folders.map(it => approvalsOf(it, prefixOf(it, folders))),
    whyChangesAreUnknown(session),
  );
}

function facts(session: Session, { filter = '', within }: TreeParams): Tree {
  return factsTree(placedFacts(session), filter, within);
}

async function checkWorkspace({ workspace, tally }: Session): Promise<Requests['groundline/checkWorkspace']['result']> {
  const begin = performance.now();
  await Promise.all(workspace.folders.map(it => it.load()));
  await Promise.all(workspace.folders.map(it => it.ready()));
  const files = workspace.folders.reduce((sum, it) => sum + it.fileCount, 0);
  const documents = workspace.folders.reduce((sum, it) => sum + it.engine.snapshot.documentCount, 0);
  const shown = summary(tally.total);
  const milliseconds = Math.round(performance.now() - begin);
  return {
    files,
    documents,
    findings: { ...tally.total },
    milliseconds,
    message: `Checked ${documents} documents of ${files} files: ${shown}`,
  };
}

function findFinding(folder: Folder, all: readonly Finding[], { fingerprint, position }: FindingParams): Finding | undefined {
  if (fingerprint !== undefined) return all.find(it => it.fingerprint === fingerprint);
  if (position === undefined) return undefined;
  return all.find(({ path, span }) => {
    const offset = toOffset(folder.linesOf(path), position);
    return span.start <= offset && offset <= span.end;
  });
}
