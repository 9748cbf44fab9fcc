import * as vscode from 'vscode';
import { BaseDocuments } from './baseDocuments.ts';
import { registerCommands } from './commands/commands.ts';
import { FactsDocuments } from './factsDocuments.ts';
import { FirstSteps } from './firstSteps.ts';
import { registerLanguageModelTools } from './languageModelTools.ts';
import { ProtectionDecorations } from './protectionDecorations.ts';
import { ProtectionHint } from './protectionHint.ts';
import { registerRulePages } from './rulePages.ts';
import { Server } from './server.ts';
import type { GroundlineApi, Session } from './session.ts';
import { StatusBar } from './statusBar.ts';
import { approvalsView } from './views/approvals.ts';
import { FilteredView } from './views/filteredView.ts';
import { findingsView } from './views/findings.ts';

/** What the editor calls once it has started: wires the parts together and starts the server. */
export async function activate(context: vscode.ExtensionContext): Promise<GroundlineApi> {
  const output = vscode.window.createOutputChannel('Groundline', { log: true });
  const server = new Server(context, output);
  const facts = new FactsDocuments(server);
  const session: Session = {
    server,
    facts,
    output,
    extensionUri: context.extensionUri,
    version: String((context.extension.packageJSON as { readonly version: unknown }).version),
    memory: context.workspaceState,
    findings: findingsView(server, context.workspaceState),
    protectedPaths: new FilteredView('protectedPaths', server),
    approvals: approvalsView(server),
    factsView: new FilteredView('facts', server),
    bases: new BaseDocuments(server),
  };
  context.subscriptions.push(
    output,
    registerRulePages(context.extensionUri),
    facts,
    session.findings,
    session.protectedPaths,
    session.approvals,
    session.bases,
    new ProtectionDecorations(server),
    new ProtectionHint(server),
    session.factsView,
    new StatusBar(server),
    new FirstSteps(server, context.workspaceState),
    ...registerCommands(session),
    ...registerLanguageModelTools(server, context.extension.packageJSON),
    server,
  );
  await server.start();
  return {
    status: () => server.status,
    findings: () => session.findings.nodes,
    protectedPaths: () => session.protectedPaths.view.nodes,
    approvals: () => session.approvals.nodes,
  };
}
