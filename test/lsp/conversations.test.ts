import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, it } from 'node:test';
import {
  CancellationTokenSource,
  type CodeAction,
  type Hover,
  type Location,
  ProgressType,
  type TextDocumentEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { applyEdits } from '../../server/src/base/edit.ts';
import { lspLineStarts, toSpan } from '../../server/src/lsp/convert.ts';
import type { AgentToolResult, SetUpParams, SetUpResult, TextResult, Tree } from '../../server/src/protocol.ts';
import { TemporaryRepository } from '../cli/temporaryRepository.ts';
import { bookshop, positionOf, wrongService } from './bookshop.ts';
import { type ClientOptions, everything, TestClient, TestFolder } from './client.ts';

describe('conversations with the language server', () => {
  it('shows the findings of files that nobody opened', async () => {
    using folder = new TestFolder(bookshop);
    await using client = await begin({ folders: [folder.uri()] });
    assert.deepEqual(client.messages(folder.uri('README.md')), [wrongService]);
    assert.deepEqual(client.messages(folder.uri('docs/operations.md')), [wrongService]);
    const [diagnostic] = client.diagnostics(folder.uri('README.md'));
    assert.deepEqual(diagnostic?.range.start, positionOf(bookshop['README.md'] ?? '', 'bakend'));
    assert.equal(diagnostic?.code, 'compose/unknown-service');
    assert.equal(diagnostic?.relatedInformation?.[0]?.location.uri, folder.uri('compose.yaml'));
    assert.match(diagnostic?.codeDescription?.href ?? '', /rules\/compose\/unknown-service\.md$/);
  });

  it('lets unsaved text win over the disk, until it is closed', async () => {
    using folder = new TestFolder(bookshop);
    await using client = await begin({ folders: [folder.uri()] });
    const [readme, compose] = [folder.uri('README.md'), folder.uri('compose.yaml')];
    await client.open(readme, (bookshop['README.md'] ?? '').replace('bakend', 'backend'));
    await client.until('the mended command is clean', () => client.messages(readme).length === 0);
    await client.open(compose, (bookshop['compose.yaml'] ?? '').replace('backend:', 'bakend:'), 'yaml');
    await client.until('the open compose file decides', () => client.messages(readme).join().includes('No service "backend"'));
    await client.until('everywhere', () => client.messages(folder.uri('docs/operations.md')).length === 0);
    await client.close(compose);
    await client.close(readme);
    await client.until('the disk decides again', () => client.messages(readme).join() === wrongService);
    await client.until('the other document too', () => client.messages(folder.uri('docs/operations.md')).join() === wrongService);
  });

  it('writes what a folder is given to begin with, once, and only where it is trusted', async () => {
    using folder = new TestFolder(bookshop);
    const ask = (client: TestClient, what: SetUpParams['what']): Promise<SetUpResult> =>
      client.connection.sendRequest<SetUpResult>('groundline/setUp', { uri: folder.uri(), what });
    {
      await using careful = await begin({ folders: [folder.uri()], initializationOptions: { trusted: false } });
      const { message, written } = await ask(careful, { is: 'policy' });
      assert.deepEqual({ message, written }, { message: 'Nothing is written in a folder that is not trusted', written: [] });
    }
    await using client = await begin({ folders: [folder.uri()] });
    const { message, written } = await ask(client, { is: 'baseline' });
    assert.match(message, /^Accepted 2 findings in \.groundline\/baseline\.tsv: from now on only new ones are reported/);
    assert.deepEqual(written, [folder.uri('.groundline/baseline.tsv')]);
    await client.changed({ uri: folder.uri('.groundline/baseline.tsv'), type: 1 });
    await client.until('they are accepted', () => client.messages(folder.uri('README.md')).length === 0);
    assert.match((await ask(client, { is: 'baseline' })).message, /exists already; it only shrinks/);
    assert.equal((await ask(client, { is: 'policy' })).message, 'Wrote groundline.yaml');
    assert.equal((await ask(client, { is: 'policy' })).message, 'groundline.yaml exists already; nothing was changed');
    const ci = { is: 'ci', systems: ['gitlab'], source: 'groundline@1.2.3' } as const;
    assert.match((await ask(client, ci)).message, /lies in no git repository/);
    execFileSync('git', ['init', '-q', '--template='], { cwd: folder.root });
    folder.write('.gitlab-ci.yml', 'stages: [test]\n');
    const set = await ask(client, ci);
    assert.equal(set.message, 'Wrote .gitlab/groundline.gitlab-ci.yml. Left .gitlab-ci.yml as it is');
    assert.deepEqual(set.additions, [
      { uri: folder.uri('.gitlab-ci.yml'), text: 'include:\n  - local: .gitlab/groundline.gitlab-ci.yml\n' },
    ]);
  });

  it('answers the tools of programs from unsaved text, and in the folder that paths name', async () => {
    using folder = new TestFolder(bookshop);
    using other = new TestFolder({ 'README.md': '# Other\n' });
    await using client = await begin({ folders: [folder.uri()] });
    const tool = (name: string, input: object): Promise<AgentToolResult> =>
      client.connection.sendRequest<AgentToolResult>('groundline/agentTool', { name, input });
    assert.match((await tool('check', {})).text, /^2 claims are contradicted\nREADME\.md:5:24 warning: No service "bakend"/);
    const readme = folder.uri('README.md');
    await client.open(readme, (bookshop['README.md'] ?? '').replace('bakend', 'backend'));
    await client.until('the mended command is clean', () => client.messages(readme).length === 0);
    assert.match((await tool('check', {})).text, /^1 claim is contradicted\ndocs\/operations\.md:4:24 /);
    assert.match((await tool('explain', { rule: 'compose/unknown-service' })).text, /^# compose\/unknown-service/);
    assert.deepEqual(await tool('protected_status', { paths: ['README.md'] }), { text: 'README.md: not protected', failed: false });
    assert.deepEqual(await tool('facts', { kinds: [] }), {
      text: 'the input has no "kinds"; it takes kind, contains, paths, limit',
      failed: true,
    });
    await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: { added: [{ uri: other.uri(), name: 'other' }], removed: [] },
    });
    const [here, there] = [folder.uri(), other.uri()].map(it => it.split('/').at(-1));
    const both = await tool('check', {});
    assert.match(both.text, new RegExp(`In ${here}/\\n1 claim is contradicted`));
    assert.match(both.text, new RegExp(`In ${there}/\\nNo claim is contradicted`));
    assert.deepEqual(await tool('check', { paths: [`${there}`] }), { text: 'No claim is contradicted', failed: false });
    const { fingerprint = '' } = /, (?<fingerprint>[0-9a-f]{16})\)/.exec(both.text)?.groups ?? {};
    assert.match((await tool('explain', { fingerprint })).text, new RegExp(`^In ${here}/\ndocs/operations\\.md:4:24 warning`));
    assert.match((await tool('explain', { rule: 'compose/unknown-service' })).text, new RegExp(`^In ${here}/, ${there}/\n# compose/`));
    assert.equal((await tool('explain', { fingerprint: '0' })).failed, true);
    assert.match((await tool('check', { paths: ['docs'] })).text, /^Several folders are open: begin every path with the name of one/);
  });

  it('mends a finding with the edit it offers, at the version it was made for', async () => {
    using folder = new TestFolder(bookshop);
    await using client = await begin({ folders: [folder.uri()] });
    const uri = folder.uri('README.md');
    const text = bookshop['README.md'] ?? '';
    await client.open(uri, text);
    const actions = await codeActions(client, uri, text, 'bakend');
    assert.deepEqual(
      actions.map(it => it.title),
      [
        'Change to "backend"',
        'Change to "backend" in all 2 places',
        'Go to compose.yaml:2',
        'Ignore compose/unknown-service here',
        'Turn compose/unknown-service off in groundline.yaml',
        'Explain compose/unknown-service',
      ],
    );
    const [first, all, , ignore] = actions;
    assert.equal(editsIn(first?.edit, uri)?.textDocument.version, 1);
    assert.deepEqual(
      (all?.edit?.documentChanges ?? []).map(it => 'textDocument' in it && it.textDocument.uri).sort(),
      [uri, folder.uri('docs/operations.md')].sort(),
    );
    const ignored = mended(text, editsIn(ignore?.edit, uri));
    assert.match(ignored, /<!-- groundline-ignore compose\/unknown-service -- reason -->\n```sh/);
    await client.edit(uri, 2, ignored);
    await client.until('the comment hides it', () => client.messages(uri).length === 0);
    await client.edit(uri, 3, text);
    await client.until('it is back', () => client.messages(uri).length === 1);
    await client.edit(uri, 4, mended(text, editsIn(first?.edit, uri)));
    await client.until('the fix mends it', () => client.messages(uri).length === 0);
    assert.deepEqual(await codeActions(client, uri, text, 'docker compose logs'), []);
  });

  it('explains a claim and leads to the fact', async () => {
    using folder = new TestFolder(bookshop);
    await using client = await begin({ folders: [folder.uri()] });
    const uri = folder.uri('docs/operations.md');
    const text = bookshop['docs/operations.md'] ?? '';
    const ask = <T>(method: string, part: string): Promise<T> =>
      client.connection.sendRequest<T>(method, { textDocument: { uri }, position: positionOf(text, part) });
    assert.match(
      contentsOf(await ask<Hover>('textDocument/hover', 'bakend')),
      /No service "bakend".*compose\.yaml:2.*Change to "backend"/s,
    );
    assert.match(contentsOf(await ask<Hover>('textDocument/hover', 'db psql')), /`db` is true: \[compose\.yaml:5\]/);
    const [place] = await ask<Location[]>('textDocument/definition', 'db psql');
    assert.deepEqual(place, {
      uri: folder.uri('compose.yaml'),
      range: { start: { line: 4, character: 2 }, end: { line: 4, character: 4 } },
    });
    assert.equal(await ask<Hover | null>('textDocument/hover', '# Operations'), null);
    const references = await client.connection.sendRequest<Location[]>('textDocument/references', {
      textDocument: { uri: folder.uri('compose.yaml') },
      position: { line: 4, character: 2 },
      context: { includeDeclaration: false },
    });
    assert.deepEqual(references.map(it => it.uri).sort(), [folder.uri('README.md'), uri].sort());
  });

  it('follows files that are created, renamed and deleted', async () => {
    using folder = new TestFolder(bookshop);
    await using client = await begin({ folders: [folder.uri()] });
    renameSync(join(folder.root, 'docs/operations.md'), join(folder.root, 'docs/running.md'));
    await client.changed({ uri: folder.uri('docs/operations.md'), type: 3 }, { uri: folder.uri('docs/running.md'), type: 1 });
    await client.until('findings move with the file', () => client.messages(folder.uri('docs/running.md')).length === 1);
    assert.deepEqual(client.messages(folder.uri('docs/operations.md')), [], 'nothing is left on the vanished file');
    folder.remove('docs');
    await client.changed({ uri: folder.uri('docs'), type: 3 });
    await client.until('the vanished folder is clear', () => client.messages(folder.uri('docs/running.md')).length === 0);
    folder.write('docs/operations.md', bookshop['docs/operations.md'] ?? '');
    await client.changed({ uri: folder.uri('docs/operations.md'), type: 1 });
    await client.until('a new file is read', () => client.messages(folder.uri('docs/operations.md')).length === 1);
    folder.write('docs/operations.md', '# Operations\n');
    await client.changed({ uri: folder.uri('docs/operations.md'), type: 2 });
    await client.until('a changed file is read anew', () => client.messages(folder.uri('docs/operations.md')).length === 0);
  });

  it('tells where a file went that was edited when it was renamed, also of one that is only cited now', async () => {
    const guide = (of: string): string => `Begin with ${of}.\nGo on with the rest of ${of}.\nThen look at ${of}.\nEnd there.\n`;
    using repository = new TemporaryRepository({
      'README.md': 'Read [how to theme](docs/theming.md).\n',
      'docs/theming.md': guide('themes'),
      'docs/building.md': guide('builds'),
    }).init();
    const moved = (from: string, to: string): string => {
      repository.git('mv', from, to);
      repository.write({ [to]: `# Anew\n\n${guide(from.includes('theming') ? 'themes' : 'builds')}` });
      repository.commit(`Rename ${from}`);
      const commit = repository.git('rev-parse', 'HEAD').slice(0, 7);
      return `No file "${from}"; moved to "${to}" in ${commit} (2025-12-30)`;
    };
    const [first, second] = [moved('docs/theming.md', 'docs/customization.md'), moved('docs/building.md', 'docs/development.md')];
    const folder = pathToFileURL(repository.root).href;
    await using client = await begin({ folders: [folder] });
    const readme = `${folder}/README.md`;
    await client.until('the rename is told', () => client.messages(readme).join() === first);
    await client.open(readme, 'Read [how to build](docs/building.md).\n');
    await client.until('another one is told', () => client.messages(readme).join() === second);
  });

  it('moves a misplaced file with its references as one edit', async () => {
    using folder = new TestFolder({
      ...bookshop,
      'groundline.yaml': 'layout:\n  routes: [{ match: "*_seed.md", to: docs/seeds }]\n',
      'orders_seed.md': '# Orders\n\n[How it runs](docs/operations.md)\n',
      'docs/seeds.md': '[Orders](../orders_seed.md)\n',
    });
    await using client = await begin({ folders: [folder.uri()] });
    const uri = folder.uri('orders_seed.md');
    const [move] = await codeActions(client, uri, '# Orders\n', '# Orders');
    assert.equal(move?.title, 'Move to docs/seeds/orders_seed.md');
    assert.deepEqual(move.edit?.changeAnnotations, {
      move: {
        label: 'Move orders_seed.md to docs/seeds/orders_seed.md',
        description: '2 references follow',
        needsConfirmation: false,
      },
    });
    assert.deepEqual(
      move.edit?.documentChanges?.map(it => ('textDocument' in it ? it.edits.map(edit => 'newText' in edit && edit.newText) : it)),
      [
        ['seeds/orders_seed.md'],
        ['../operations.md'],
        {
          kind: 'rename',
          oldUri: uri,
          newUri: folder.uri('docs/seeds/orders_seed.md'),
          options: { overwrite: false },
          annotationId: 'move',
        },
      ],
    );
  });

  it('keeps references whole when people rename files and folders', async () => {
    using folder = new TestFolder(bookshop);
    await using client = await begin({ folders: [folder.uri()] });
    const renamed = (from: string, to: string) =>
      client.connection.sendRequest<WorkspaceEdit | null>('workspace/willRenameFiles', {
        files: [{ oldUri: folder.uri(from), newUri: folder.uri(to) }],
      });
    const file = await renamed('docs/operations.md', 'docs/guides/running it.md');
    assert.equal(
      mended(bookshop['README.md'] ?? '', editsIn(file ?? undefined, folder.uri('README.md'))).includes('(docs/guides/running%20it.md)'),
      true,
    );
    const whole = await renamed('docs', 'documents');
    assert.equal(
      mended(bookshop['README.md'] ?? '', editsIn(whole ?? undefined, folder.uri('README.md'))).includes('(documents/operations.md)'),
      true,
    );
    assert.equal(await renamed('compose.yaml', 'docker-compose.yaml'), null);
  });

  it('keeps several folders apart, and gives a file to the innermost', async () => {
    using outer = new TestFolder({
      ...bookshop,
      'warehouse/compose.yaml': 'services:\n  stock:\n    image: acme/stock\n',
      'warehouse/README.md': '```sh\ndocker compose logs stok\n```\n',
    });
    const inner = outer.uri('warehouse');
    await using client = await begin({ folders: [outer.uri(), inner] });
    assert.deepEqual(client.messages(outer.uri('warehouse/README.md')), ['No service "stok" in compose.yaml; it defines stock']);
    assert.deepEqual(client.messages(outer.uri('README.md')), [wrongService]);
    await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: { added: [], removed: [{ uri: outer.uri(), name: 'outer' }] },
    });
    await client.until('the closed folder is clear', () => client.messages(outer.uri('README.md')).length === 0);
    assert.equal(client.messages(outer.uri('warehouse/README.md')).length, 1);
  });

  it('refuses an overtaken request instead of answering for another text', async () => {
    using folder = new TestFolder(bookshop);
    await using client = await begin({ folders: [folder.uri()] });
    const uri = folder.uri('README.md');
    const text = bookshop['README.md'] ?? '';
    await client.open(uri, text);
    const at = positionOf(text, 'bakend');
    const parameters = { textDocument: { uri }, range: { start: at, end: at }, context: { diagnostics: [] } };
    let version = 1;
    let refused = 0;
    // Whether a request is overtaken depends on when it is read: of many some are.
    for (let attempt = 0; attempt < 50 && refused === 0; attempt++) {
      void client.edit(uri, ++version, text);
      const request = client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', parameters);
      void client.edit(uri, ++version, `\n${text}`);
      await request.then(
        actions => assert.notEqual(actions.length, 0),
        (error: { code: number }) => {
          assert.equal(error.code, -32801);
          refused++;
        },
      );
    }
    assert.ok(refused > 0, 'no request was overtaken');
    const source = { textDocument: { uri }, position: { line: 0, character: 0 } };
    let cancelled = 0;
    // So does whether it was answered before it was cancelled.
    for (let attempt = 0; attempt < 50 && cancelled === 0; attempt++) {
      const cancelling = new CancellationTokenSource();
      void client.edit(uri, ++version, text);
      const request = client.connection.sendRequest('textDocument/hover', source, cancelling.token);
      cancelling.cancel();
      await request.catch((error: { code: number }) => {
        assert.equal(error.code, -32800);
        cancelled++;
      });
    }
    assert.ok(cancelled > 0, 'no request was cancelled');
  });

  it('leaves out a rule and an extractor that fail, and says so', async () => {
    using folder = new TestFolder({ ...bookshop, '.github/CODEOWNERS': '/docs/ @acme/docs\n/gone.md @acme/docs\n' });
    await using client = await begin({ folders: [folder.uri()], program: 'test/lsp/failingServer.ts' });
    assert.deepEqual(client.messages(folder.uri('README.md')), [wrongService]);
    assert.deepEqual(client.messages(folder.uri('.github/CODEOWNERS')), []);
    assert.deepEqual(client.statuses.at(-1)?.defects, [
      'The extractor forgetful failed on 2 documents and was left out there; the output says more',
      'The rule owners/failing failed on one document and was left out there; the output says more',
    ]);
    assert.ok(
      client.log.some(it => it.includes('owners/failing') && it.includes('CODEOWNERS')),
      client.log.join('\n'),
    );
  });

  it('only reads and reports where the workspace is not trusted', async () => {
    using folder = new TestFolder(bookshop);
    for (const command of [
      ['init', '-q'],
      ['add', '.'],
      ['rm', '-q', '--cached', 'docs/operations.md'],
    ])
      spawnSync('git', command, { cwd: folder.root });
    await using client = await begin({ folders: [folder.uri()], initializationOptions: { trusted: false } });
    const uri = folder.uri('README.md');
    assert.equal(client.statuses.at(-1)?.state, 'restricted');
    assert.deepEqual(client.messages(uri), [wrongService]);
    const text = bookshop['README.md'] ?? '';
    assert.deepEqual(
      (await codeActions(client, uri, text, 'bakend')).map(it => it.title),
      ['Go to compose.yaml:2', 'Explain compose/unknown-service'],
    );
    const ask = (name: string, input: object): Promise<AgentToolResult> =>
      client.connection.sendRequest<AgentToolResult>('groundline/agentTool', { name, input });
    assert.match((await ask('check', {})).text, /^2 claims are contradicted/);
    assert.deepEqual(await ask('request_approval', { paths: ['README.md'], reason: 'x' }), {
      text: 'Nothing is written in a workspace that is not trusted',
      failed: true,
    });
    await client.connection.sendNotification('groundline/trustGranted', null);
    await client.until('trusted', () => client.statuses.at(-1)?.state === 'ready');
    assert.ok((await codeActions(client, uri, text, 'bakend')).length > 2);
  });

  it('follows the policy as it is typed, and keeps the last good one', async () => {
    using folder = new TestFolder({ ...bookshop, 'groundline.yaml': 'version: 1\n' });
    await using client = await begin({ folders: [folder.uri()] });
    const [readme, policy] = [folder.uri('README.md'), folder.uri('groundline.yaml')];
    await client.open(policy, 'version: 1\n', 'yaml');
    await client.edit(policy, 2, 'version: 1\nrules:\n  compose/unknown-service: error\n');
    await client.until('the severity follows', () => client.diagnostics(readme)[0]?.severity === 1);
    await client.edit(policy, 3, 'version: 1\nrules:\n  compose/unknown-service: loud\n');
    await client.until('the mistake is shown at its place', () =>
      client.diagnostics(policy).some(it => it.code === 'policy/invalid' && it.range.start.line === 2),
    );
    assert.equal(client.diagnostics(readme)[0]?.severity, 1);
    await client.edit(policy, 4, 'version: 1\nrules:\n  compose/unknown-service: off\n');
    await client.until('off is off', () => client.messages(readme).length === 0 && client.messages(policy).length === 0);
    const { nodes, message } = await client.connection.sendRequest<Tree>('groundline/tree', { view: 'findings' });
    assert.deepEqual([nodes, message], [[], 'No findings: every claim that could be judged is true.']);
  });

  it('searches every text for what the policy forbids, as it is typed', async () => {
    using folder = new TestFolder({ ...bookshop, 'groundline.yaml': 'version: 1\n', 'notes.txt': 'Call the api.server first.\n' });
    await using client = await begin({ folders: [folder.uri()] });
    const [policy, notes] = [folder.uri('groundline.yaml'), folder.uri('notes.txt')];
    const forbidding = (pattern: string) => `version: 1\ntext: { forbid: [{ pattern: '${pattern}', use: app.main }] }\n`;
    await client.open(policy, 'version: 1\n', 'yaml');
    for (const [version, pattern] of ['api', 'api[.]', 'api[.]server'].entries())
      await client.edit(policy, version + 2, forbidding(pattern));
    const found = '"api.server" must not be written here; use "app.main"';
    await client.until('the text is searched', () => client.messages(notes).join() === found);
    await client.edit(policy, 5, 'version: 1\n');
    await client.until('nothing is forbidden any more', () => client.messages(notes).length === 0);
  });

  it('shows progress and status while it reads, and nothing while it is paused', async () => {
    using folder = new TestFolder(bookshop);
    const client = await TestClient.start({ folders: [folder.uri()] });
    await using _ = client;
    const progress: string[] = [];
    client.connection.onRequest('window/workDoneProgress/create', ({ token }: { token: string }) => {
      client.connection.onProgress(new ProgressType<{ kind: string }>(), token, ({ kind }) => void progress.push(kind));
      return null;
    });
    client.connection.onRequest('client/registerCapability', () => null);
    await client.begin();
    await client.until('progress ends', () => progress.includes('end'));
    assert.equal(progress[0], 'begin');
    assert.equal(client.statuses[0]?.state, 'indexing');
    await client.ready();
    assert.equal(client.statuses.at(-1)?.text, '2 warnings');
    await client.connection.sendRequest('groundline/setPaused', { paused: true });
    await client.until('nothing is shown', () => client.all().size === 0 && client.statuses.at(-1)?.state === 'paused');
    await client.connection.sendRequest('groundline/setPaused', { paused: false });
    await client.until('all is shown again', () => client.all().size === 2);
  });

  it('gives views, facts and reports as plain data', async () => {
    using folder = new TestFolder({ ...bookshop, '.github/CODEOWNERS': '*.md @acme/docs\n/gone.md @acme/docs\n' });
    await using client = await begin({ folders: [folder.uri()] });
    const ask = <T>(method: string, params: object): Promise<T> => client.connection.sendRequest<T>(method, params);
    const byRule = await ask<Tree>('groundline/tree', { view: 'findings', groupBy: 'rule' });
    assert.deepEqual(
      byRule.nodes.map(it => [it.label, it.description]),
      [
        ['compose/unknown-service', '2'],
        ['owners/dead-pattern', '1'],
      ],
    );
    assert.equal(byRule.badge, 3);
    const protectedPaths = await ask<Tree>('groundline/tree', { view: 'protectedPaths' });
    assert.deepEqual(
      protectedPaths.nodes[0]?.children?.map(it => [it.label, it.description]),
      [
        ['*.md', '2 files   @acme/docs'],
        ['/gone.md', 'matches nothing'],
      ],
    );
    const facts = await ask<Tree>('groundline/tree', { view: 'facts' });
    const services = facts.nodes.find(it => it.label === 'compose.service');
    assert.deepEqual([services?.description, services?.collapsible, services?.children], ['2', 'collapsed', undefined]);
    const keys = await ask<Tree>('groundline/tree', { view: 'facts', within: services?.id ?? '' });
    assert.deepEqual(keys.nodes.map(it => [it.label, it.description])[0], ['backend', 'compose.yaml:2']);
    const filtered = await ask<Tree>('groundline/tree', { view: 'facts', filter: 'SERVICE bakend' });
    assert.deepEqual(
      filtered.nodes.map(it => it.label),
      ['command.compose-service'],
    );
    assert.match((await ask<TextResult>('groundline/facts', { uri: folder.uri('compose.yaml') })).text, /2:3 +compose\.service "backend"/);
    const report = await ask<TextResult>('groundline/reportFinding', byRule.nodes[0]?.children?.[0]?.finding ?? {});
    assert.match(report.text, /Rule: compose\/unknown-service[^]*Claim: command\.compose-service "bakend"/);
    assert.doesNotMatch(report.text, /README|Bookshop/);
    const { message } = await ask<{ message: string }>('groundline/checkWorkspace', {});
    assert.match(message, /^Checked \d+ documents of \d+ files: 2 warnings, 1 info$/);
  });

  it('says why a finding is no more than likely, in the view and in what is reported', async () => {
    using folder = new TestFolder({
      'README.md': '# Pumps\n',
      'docs/guide.md': '# Guide\n\nSee [the valves](valves.md) and [home](../README.md).\n',
    });
    await using client = await begin({ folders: [folder.uri()] });
    const { nodes } = await client.connection.sendRequest<Tree>('groundline/tree', { view: 'findings', groupBy: 'rule' });
    const finding = nodes[0]?.children?.[0];
    const why = 'info, likely: a page below the root may be kept as it was, or read elsewhere';
    assert.equal(finding?.tooltip, `No file "docs/valves.md"\n\n\`paths/dead-link\` (${why})`);
    const report = await client.connection.sendRequest<TextResult>('groundline/reportFinding', finding?.finding ?? {});
    assert.match(report.text, new RegExp(`^Rule: paths/dead-link \\(${why}\\)$`, 'm'));
  });

  it('does without what an older client lacks', async () => {
    using folder = new TestFolder(bookshop);
    await using client = await begin({
      folders: [folder.uri()],
      capabilities: { textDocument: { codeAction: everything.textDocument?.codeAction ?? {} } },
    });
    const [uri, text] = [folder.uri('README.md'), bookshop['README.md'] ?? ''];
    const [first] = await codeActions(client, uri, text, 'bakend');
    assert.deepEqual(Object.keys(first?.edit ?? {}), ['changes']);
    folder.write('docs/night.md', '```sh\ndocker compose logs bakend\n```\n');
    await client.open(folder.uri('docs/night.md'), readFileSync(join(folder.root, 'docs/night.md'), 'utf8'));
    await client.connection.sendNotification('textDocument/didSave', { textDocument: { uri: folder.uri('docs/night.md') } });
    await client.until('a saved new file is found without a watcher', () => client.messages(folder.uri('docs/night.md')).length === 1);
  });
});

async function begin(options: ClientOptions): Promise<TestClient> {
  const client = await TestClient.start(options);
  client.connection.onRequest('client/registerCapability', () => null);
  client.connection.onRequest('window/workDoneProgress/create', () => null);
  await client.begin();
  await client.ready();
  return client;
}

async function codeActions(client: TestClient, uri: string, text: string, part: string): Promise<CodeAction[]> {
  const at = positionOf(text, part);
  return client.connection.sendRequest('textDocument/codeAction', {
    textDocument: { uri },
    range: { start: at, end: at },
    context: { diagnostics: [] },
  });
}

function editsIn(edit: WorkspaceEdit | undefined, uri: string): TextDocumentEdit | undefined {
  return edit?.documentChanges?.find((it): it is TextDocumentEdit => 'textDocument' in it && it.textDocument.uri === uri);
}

function mended(text: string, edit: TextDocumentEdit | undefined): string {
  const starts = lspLineStarts(text);
  return applyEdits(
    text,
    (edit?.edits ?? []).map(it => ({ span: toSpan(starts, it.range), newText: 'newText' in it ? it.newText : '' })),
  );
}

const contentsOf = ({ contents }: Hover): string => (typeof contents === 'object' && 'value' in contents ? contents.value : '');
