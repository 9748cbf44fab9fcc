import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync, symlinkSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { InMemoryTransport } from '@modelcontextprotocol/server';
import { mcpServer } from '../../server/src/cli/mcp.ts';
import { cliProgram } from './commandLine.ts';
import { TemporaryRepository } from './temporaryRepository.ts';

const files = {
  'README.md': 'Start it with `docker compose up wbe`.\n',
  'compose.yaml': 'services:\n  web:\n    image: nginx\n',
  'groundline.yaml': 'protected: { paths: [{ match: "engine/**", why: the engine, approvers: [ben@example.org] }] }\n',
  'engine/limit.txt': '10\n',
};

describe('the Model Context Protocol', () => {
  it('offers what reads and what asks, and nothing that approves', async () => {
    using repository = new TemporaryRepository(files).init();
    await using session = await connected(repository);
    const { tools } = await session.client.listTools();
    assert.deepEqual(
      tools.map(it => [it.name, it.annotations?.readOnlyHint]),
      [
        ['check', true],
        ['explain', true],
        ['facts', true],
        ['protected_status', true],
        ['request_approval', false],
      ],
    );
    for (const { description, inputSchema, outputSchema } of tools) {
      assert.ok((description ?? '').length > 80);
      assert.equal(inputSchema.additionalProperties, false);
      assert.equal(outputSchema?.type, 'object');
    }
    assert.deepEqual(await session.call('approve', { paths: ['engine'] }), {
      failed: 'There is no tool "approve"; there are check, explain, facts, protected_status, request_approval',
    });
  });
  it('checks the folder as it is at every call, and explains what it found', async () => {
    using repository = new TemporaryRepository(files).init();
    await using session = await connected(repository);
    const found = await session.call('check');
    assert.match(found.text ?? '', /^1 claim is contradicted\nREADME\.md:1:34 warning: No service "wbe" in compose\.yaml; it defines web/);
    const finding = found.data?.findings[0];
    assert.deepEqual(
      { ...finding, fingerprint: undefined },
      {
        path: 'README.md',
        line: 1,
        column: 34,
        severity: 'warning',
        rule: 'compose/unknown-service',
        message: 'No service "wbe" in compose.yaml; it defines web',
        fingerprint: undefined,
        facts: [{ path: 'compose.yaml', line: 2, column: 3, message: 'services are defined here' }],
        fix: 'Change to "web"',
      },
    );
    assert.match(
      (await session.call('explain', { fingerprint: finding?.fingerprint })).text ?? '',
      /looked up:\n {2}compose\.yaml:1:1 tree\.file "compose\.yaml"/,
    );
    assert.equal((await session.call('check', { severity: 'error' })).data?.total, 0);
    assert.equal((await session.call('check', { paths: ['engine'] })).data?.total, 0);
    repository.write({ 'README.md': 'Start it with `docker compose up web`.\n' });
    assert.deepEqual(await session.call('check'), { text: 'No claim is contradicted', data: { total: 0, findings: [] } });
    assert.match((await session.call('explain', { rule: 'compose/unknown-service' })).text ?? '', /^# compose\/unknown-service/);
  });
  it('sees what changes in neither length nor time of writing, and what only git knows', async () => {
    using repository = new TemporaryRepository(files).init();
    await using session = await connected(repository);
    assert.equal((await session.call('check')).data?.total, 1);
    assert.equal((await session.call('check')).data?.total, 1);
    const compose = join(repository.root, 'compose.yaml');
    const { atime, mtime } = statSync(compose);
    repository.write({ 'compose.yaml': 'services:\n  wbe:\n    image: nginx\n' });
    utimesSync(compose, atime, mtime);
    assert.equal((await session.call('check')).data?.total, 0);
    repository.write({ 'engine/limit.txt': '20\n' });
    assert.equal((await session.call('protected_status')).data?.paths.length, 1);
    repository.git('commit', '--all', '--quiet', '--message', 'Raise the limit');
    assert.equal((await session.call('protected_status')).data?.paths.length, 0);
  });
  it('looks facts up, and says how many it leaves out', async () => {
    using repository = new TemporaryRepository(files).init();
    await using session = await connected(repository);
    assert.deepEqual(
      (await session.call('facts', { kind: 'compose.service' })).data?.facts.map(it => it.key),
      ['web'],
    );
    const { text, data } = await session.call('facts', { limit: 1 });
    assert.equal(data?.facts.length, 1);
    assert.match(text ?? '', new RegExp(`^${data?.total} facts\n[^]*\n${data?.total - 1} more are not listed`));
  });
  it('tells what is protected, asks for an approval, and sees the decision of a person', async () => {
    using repository = new TemporaryRepository(files).init();
    await using session = await connected(repository);
    const status = async (path: string) => (await session.call('protected_status', { paths: [path] })).data?.paths[0];
    assert.equal((await status('README.md'))?.state, 'not protected');
    assert.deepEqual(await status('engine/limit.txt'), {
      path: 'engine/limit.txt',
      state: 'unchanged',
      protectedBy: [
        {
          path: 'groundline.yaml',
          line: 1,
          column: 32,
          pattern: 'engine/**',
          why: 'the engine',
          approvals: 1,
          approvers: ['ben@example.org'],
        },
      ],
    });
    repository.git('config', 'user.email', 'ana@example.org');
    repository.write({ 'engine/limit.txt': '20\n' });
    assert.equal((await session.call('protected_status')).data?.paths[0]?.state, 'changed');
    const asked = await session.call('request_approval', { paths: ['engine'], reason: 'Twice the load' });
    const file = asked.data?.file ?? '';
    assert.match(file, /^\.groundline\/requests\/[0-9a-f]{40}\.json$/);
    assert.equal(JSON.parse(readFileSync(join(repository.root, file), 'utf8')).reason, 'Twice the load');
    assert.deepEqual((await status('engine/limit.txt'))?.detail, 'asked for by ana@example.org');
    await repository.run('approve', 'engine', '--as', 'ben@example.org', '--reason', 'Fine');
    assert.deepEqual(
      [(await status('engine/limit.txt'))?.state, (await status('engine/limit.txt'))?.detail],
      ['approved', 'by ben@example.org'],
    );
  });
  it('refuses in words what it cannot answer, and has written nothing then', async () => {
    using repository = new TemporaryRepository(files).init();
    await using session = await connected(repository);
    const before = readdirSync(repository.root);
    for (const [name, input, said] of [
      ['check', { paths: 'README.md' }, '"paths" must be a list'],
      ['check', { path: ['README.md'] }, 'the input has no "path"; it takes paths, severity, limit'],
      ['check', { severity: 'grave' }, '"severity" must be one of error, warning, info, hint'],
      ['check', { limit: 0 }, '"limit" must be a whole number from 1 on'],
      ['check', { paths: ['../elsewhere'] }, '"../elsewhere" leads out of the folder; name files from its root, as "docs/guide.md"'],
      ['explain', {}, 'Name a fingerprint or a rule, and not both'],
      ['explain', { rule: 'compose/unknown-servce' }, 'There is no rule "compose/unknown-servce"; did you mean "compose/unknown-service"?'],
      ['explain', { fingerprint: '0' }, 'No finding has the fingerprint "0" any more; check lists those that there are'],
      ['facts', { kind: 'compose.servce' }, 'Nothing states "compose.servce"; did you mean "compose.service"?'],
      ['request_approval', { paths: ['engine'] }, '"reason" is missing'],
      ['request_approval', { paths: [], reason: 'x' }, '"paths" must be a list that is not empty'],
      ['request_approval', { paths: ['engine'], reason: ' ' }, '"reason" must say why the change is needed'],
      [
        'request_approval',
        { paths: ['../elsewhere'], reason: 'x' },
        '"../elsewhere" leads out of the folder; name files from its root, as "docs/guide.md"',
      ],
      ['request_approval', { paths: ['engine'], reason: 'x' }, 'Nothing that is protected was changed at engine'],
      ['request_approval', { paths: ['engine'], reason: 'x', base: '-x' }, 'There is no commit "-x" in this copy of the repository'],
      [
        'request_approval',
        { paths: ['engine'], reason: 'x', as: 'ben@example.org' },
        'the input has no "as"; it takes paths, reason, base',
      ],
    ] as const)
      assert.deepEqual(await session.call(name, input), { failed: said });
    assert.deepEqual(readdirSync(repository.root), before);
  });
  it('writes nothing where it only reads', async () => {
    using repository = new TemporaryRepository(files).init();
    await using session = await connected(repository);
    repository.write({ 'engine/limit.txt': '20\n' });
    const before = stateOf(repository.root);
    for (const [name, input] of [
      ['check', {}],
      ['explain', { rule: 'compose/unknown-service' }],
      ['facts', {}],
      ['protected_status', {}],
      ['protected_status', { paths: ['engine/limit.txt'] }],
    ] as const)
      assert.ok((await session.call(name, input)).text);
    assert.deepEqual(stateOf(repository.root), before);
  });
  it('takes absolute paths, follows links, and refuses those that lead out', async () => {
    using repository = new TemporaryRepository(files).init();
    await using session = await connected(repository);
    symlinkSync('engine', join(repository.root, 'motor'));
    symlinkSync(tmpdir(), join(repository.root, 'out'));
    const states = async (path: string) =>
      (await session.call('protected_status', { paths: [path] })).data?.paths.map(it => [it.path, it.state]);
    assert.deepEqual(await states(join(repository.root, 'engine', 'limit.txt')), [['engine/limit.txt', 'unchanged']]);
    assert.deepEqual(await states('motor/limit.txt'), [
      ['motor/limit.txt', 'not protected'],
      ['engine/limit.txt', 'unchanged'],
    ]);
    assert.deepEqual(await states('engine/none-yet.txt'), [['engine/none-yet.txt', 'unchanged']]);
    for (const path of ['out', 'out/any.txt', join(tmpdir(), 'any.txt')])
      for (const [name, more] of [
        ['check', {}],
        ['facts', {}],
        ['protected_status', {}],
        ['request_approval', { reason: 'x' }],
      ] as const)
        assert.match((await session.call(name, { paths: [path], ...more })).failed ?? '', /leads out of the folder/);
  });
  it('says that the policy is broken, and does not take anything for unprotected then', async () => {
    using repository = new TemporaryRepository(files).init();
    await using session = await connected(repository);
    repository.write({ 'groundline.yaml': 'protected: { paths: [{ mach: "engine/**" }] }\n', 'engine/limit.txt': '20\n' });
    const { text, data } = await session.call('check', { paths: ['README.md'] });
    assert.match(text ?? '', /^The policy has mistakes; nothing else is told before they are mended\ngroundline\.yaml:1:\d+ error: /);
    assert.deepEqual([...new Set(data?.findings.map(it => it.rule))], ['policy/invalid']);
    for (const [name, input] of [
      ['protected_status', { paths: ['engine/limit.txt'] }],
      ['request_approval', { paths: ['engine'], reason: 'x' }],
    ] as const)
      assert.match(
        (await session.call(name, input)).failed ?? '',
        /^The policy has mistakes, so what is protected is not known; .* groundline\.yaml:1:/,
      );
    assert.ok(!existsSync(join(repository.root, '.groundline')));
  });
  it('asks for a decision on what is committed on a branch', async () => {
    using repository = new TemporaryRepository(files).init();
    await using session = await connected(repository);
    repository.git('config', 'user.email', 'ana@example.org');
    repository.git('branch', 'guarded');
    repository.write({ 'engine/limit.txt': '20\n' });
    repository.git('commit', '--all', '--quiet', '--message', 'Raise the limit');
    assert.match((await session.call('request_approval', { paths: ['engine'], reason: 'x' })).failed ?? '', /^Nothing that is protected/);
    const { text } = await session.call('request_approval', { paths: ['engine'], reason: 'Twice the load', base: 'guarded' });
    assert.match(text ?? '', /^Asked for a decision on engine\/limit\.txt; commit \.groundline\/requests\//);
  });
  it('is spoken on standard input and output by the command line', async () => {
    using repository = new TemporaryRepository(files).init();
    const transport = new StdioClientTransport({
      command: process.execPath,
      args: [cliProgram(), 'mcp', '--root', repository.root, '--no-cache'],
    });
    const client = new Client({ name: 'test', version: '1.0.0' });
    await client.connect(transport);
    assert.equal(client.getServerVersion()?.name, 'groundline');
    const result = await client.callTool({ name: 'check' });
    assert.equal((result.structuredContent as { readonly total: number }).total, 1);
    await client.close();
    assert.ok(!existsSync(join(repository.root, '.groundline')));
  });
});

/** Every file of a folder, that of git too, with its size and time. */
const stateOf = (root: string): readonly string[] =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map(it => `${it} ${statSync(join(root, it)).size} ${statSync(join(root, it)).mtimeMs}`)
    .sort();

/** What the tools answer as data, each its own part of it. */
interface Data {
  readonly total: number;
  readonly findings: readonly { readonly fingerprint: string; readonly rule: string }[];
  readonly facts: readonly { readonly key: string }[];
  readonly paths: readonly { readonly path: string; readonly state: string; readonly detail?: string }[];
  readonly file: string;
}

interface Session extends AsyncDisposable {
  readonly client: Client;
  /** Calls a tool: what it answers as text and data, or how it fails. */
  call(name: string, input?: object): Promise<{ readonly text?: string; readonly data?: Data; readonly failed?: string }>;
}

async function connected(repository: TemporaryRepository): Promise<Session> {
  const ignore = (): void => undefined;
  const server = mcpServer({ root: repository.root, cache: false }, { out: ignore, error: ignore, progress: false, colors: false });
  const client = new Client({ name: 'test', version: '1.0.0' });
  const [here, there] = InMemoryTransport.createLinkedPair();
  await Promise.all([server.connect(there), client.connect(here)]);
  return {
    client,
    async call(name, input = {}) {
      const { content, isError, structuredContent } = await client.callTool({ name, arguments: { ...input } });
      const [first] = content;
      const text = first?.type === 'text' ? first.text : '';
      return isError === true ? { failed: text } : { text, data: structuredContent as unknown as Data };
    },
    async [Symbol.asyncDispose]() {
      await client.close();
      await server.close();
    },
  };
}
