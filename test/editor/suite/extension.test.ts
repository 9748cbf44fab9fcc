import * as assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import type { GroundlineApi } from '../../../client/src/session.ts';
import { until } from '../until.ts';

const message = 'No service "api" in docker-compose.yml; it defines backend, db, frontend';

describe('Groundline in the extension host', () => {
  let api: GroundlineApi;

  before(async () => {
    const extension = vscode.extensions.getExtension<GroundlineApi>('groundline.groundline');
    assert.ok(extension, 'the extension is not known');
    api = await extension.activate();
  });

  it('registers every command that it contributes', async () => {
    const extension = vscode.extensions.getExtension('groundline.groundline');
    const contributed: readonly { readonly command: string }[] = extension?.packageJSON.contributes.commands;
    const known = new Set(await vscode.commands.getCommands(true));
    assert.deepEqual(
      contributed.map(it => it.command).filter(it => !known.has(it)),
      [],
    );
    assert.deepEqual(
      [...known].filter(it => /^groundline\.\w+$/.test(it) && !contributed.some(({ command }) => command === it)),
      [],
    );
  });

  it('reports a false claim of a file that no editor shows, with its rule, page and source of truth', async () => {
    const { uri, diagnostic } = await reported();
    assert.ok(uri.path.endsWith('/docs/OPERATIONS.md'));
    assert.equal(diagnostic.severity, vscode.DiagnosticSeverity.Warning);
    assert.equal(diagnostic.source, 'groundline');
    assert.ok(typeof diagnostic.code === 'object');
    assert.equal(diagnostic.code.value, 'compose/unknown-service');
    assert.equal(diagnostic.code.target.toString(), 'groundline-rule:/compose/unknown-service.md');
    assert.equal(diagnostic.relatedInformation?.[0]?.location.uri.path.split('/').at(-1), 'docker-compose.yml');
  });

  it('serves the page of a rule from the extension itself', async () => {
    const page = await vscode.workspace.openTextDocument(vscode.Uri.parse('groundline-rule:/compose/unknown-service.md'));
    assert.match(page.getText(), /^# compose\/unknown-service/);
    assert.match((await vscode.workspace.openTextDocument(vscode.Uri.parse('groundline-rule:/../package.json'))).getText(), /^# No page/);
  });

  it('draws its views from what the server sends', async () => {
    const files = await until('a row by file', () => api.findings().find(it => it.label === 'docs/OPERATIONS.md'));
    assert.equal(files.children?.[0]?.label, message);
    await vscode.commands.executeCommand('groundline.groupByRule');
    assert.deepEqual(
      api.findings().map(it => it.label),
      ['compose/unknown-service'],
    );
    await vscode.commands.executeCommand('groundline.groupByFile');
    assert.deepEqual(
      api.findings().map(it => it.label),
      ['docs/OPERATIONS.md'],
    );
    assert.deepEqual(api.protectedPaths(), []);
    assert.deepEqual(api.approvals(), []);
  });

  it('shows the facts of the document in front', async () => {
    const { uri } = await reported();
    await vscode.window.showTextDocument(uri);
    await vscode.commands.executeCommand('groundline.showFacts');
    const shown = await until('the facts', () => vscode.workspace.textDocuments.find(it => it.uri.scheme === 'groundline-facts'));
    assert.match(shown.getText(), /api/);
  });

  it('shows nothing while it is paused, and the same again afterwards', async () => {
    await vscode.commands.executeCommand('groundline.pause');
    await until('the status "paused"', () => api.status().state === 'paused');
    await until('no diagnostics', () => findings().length === 0);
    await vscode.commands.executeCommand('groundline.resume');
    await reported();
    await until('the status "ready"', () => api.status().state === 'ready');
  });

  it('gives language models the tools that programs have', async () => {
    const known = vscode.lm.tools.map(it => it.name).filter(it => it.startsWith('groundline_'));
    assert.deepEqual(known.sort(), [
      'groundline_check',
      'groundline_explain',
      'groundline_facts',
      'groundline_protected_status',
      'groundline_request_approval',
    ]);
    const { content } = await vscode.lm.invokeTool('groundline_check', { input: {}, toolInvocationToken: undefined });
    const [answer] = content;
    assert.ok(answer instanceof vscode.LanguageModelTextPart);
    assert.match(answer.value, /^1 claim is contradicted/);
  });

  it('finds the same again after a restart of the server', async () => {
    await vscode.commands.executeCommand('groundline.restartServer');
    await reported();
    await until('the status "ready"', () => api.status().state === 'ready');
    assert.equal(api.status().findings.warning, 1);
  });

  it('mends the claim by a code action, and the saved file is the mended one', async () => {
    const { uri, diagnostic } = await reported();
    const document = await vscode.workspace.openTextDocument(uri);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', uri, diagnostic.range);
    const fix = actions.find(it => it.title === 'Change to "backend"');
    assert.ok(fix?.edit, `offered: ${actions.map(it => it.title).join(', ')}`);
    assert.ok(await vscode.workspace.applyEdit(fix.edit));
    await until('no diagnostics', () => findings().length === 0);
    assert.ok(await document.save());
    assert.match(await readFile(uri.fsPath, 'utf8'), /docker compose logs backend/);
    await until('no rows', () => api.findings().length === 0);
  });
});

function findings(): readonly { readonly uri: vscode.Uri; readonly diagnostic: vscode.Diagnostic }[] {
  return vscode.languages
    .getDiagnostics()
    .flatMap(([uri, diagnostics]) => diagnostics.map(diagnostic => ({ uri, diagnostic })))
    .filter(it => it.diagnostic.source === 'groundline');
}

async function reported() {
  return until('the finding', () => findings().find(it => it.diagnostic.message === message));
}
