import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { lineStartsOf } from '../../server/src/base/lines.ts';
import { lspLineStarts, toPosition } from '../../server/src/lsp/convert.ts';
import { runHere } from '../cli/commandLine.ts';
import { TestClient } from '../lsp/client.ts';
import { readWorkspace } from '../workspaces.ts';

describe('the editor shows what the command line reports', () => {
  for (const workspace of ['samples/storefront', 'test/workspaces/clinic', 'test/workspaces/atlas']) {
    it(`in ${workspace}`, async () => {
      const root = checkOut(workspace);
      try {
        const reported = await commandLineFindings(root);
        assert.ok(reported.length > 3, 'a workspace without findings compares nothing');
        assert.deepEqual(await editorFindings(root), reported);
      } finally {
        rmSync(root, { recursive: true, force: true });
      }
    });
  }
});

/** What both show of a finding, in the words of LSP. */
interface Shown {
  readonly path: string;
  readonly rule: string;
  readonly severity: number;
  readonly message: string;
  readonly range: string;
  readonly related: readonly string[];
}

/** A copy of a workspace with a history in which one of its files was renamed and one removed. */
function checkOut(workspace: string): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'groundline-golden-')));
  for (const [path, text] of readWorkspace(workspace)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const git = (...args: string[]): void => {
    const { status, stderr } = spawnSync('git', ['-c', 'user.name=Ana', '-c', 'user.email=ana@example.org', ...args], {
      cwd: root,
      encoding: 'utf8',
    });
    assert.equal(status, 0, stderr);
  };
  git('init', '-q');
  git('add', '.');
  renameSync(join(root, 'README.md'), join(root, 'CONTACTS.md'));
  git('add', '.');
  git('commit', '-q', '-m', 'Begin');
  renameSync(join(root, 'CONTACTS.md'), join(root, 'README.md'));
  git('add', '.');
  git('commit', '-q', '-m', 'Call it what readers look for');
  return root;
}

interface JsonPlace {
  readonly path: string;
  readonly range: { readonly start: JsonPosition; readonly end: JsonPosition };
  readonly message: string;
}

interface JsonPosition {
  readonly line: number;
  readonly column: number;
}

interface JsonFinding extends JsonPlace {
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'info' | 'hint';
  readonly status: string;
  readonly related: readonly JsonPlace[];
}

async function commandLineFindings(root: string): Promise<readonly Shown[]> {
  const { out, error } = await runHere(['check', '--format', 'json'], root);
  assert.ok(out.startsWith('{'), error);
  const { findings } = JSON.parse(out) as { findings: readonly JsonFinding[] };
  const severities = { error: 1, warning: 2, info: 3, hint: 4 };
  return ordered(
    findings
      .filter(it => it.status === 'new')
      .map(it => ({
        path: it.path,
        rule: it.rule,
        severity: severities[it.severity],
        message: it.message,
        range: lspRange(root, it),
        related: it.related.map(place => `${place.path} ${lspRange(root, place)} ${place.message}`),
      })),
  );
}

/** A range of a report, whose lines end at `\n` and `\r\n` only, in lines as LSP counts them. */
function lspRange(root: string, { path, range: { start, end } }: JsonPlace): string {
  const text = textOf(join(root, path));
  const [reported, lsp] = [lineStartsOf(text.replace(/^\uFEFF/, '')), lspLineStarts(text)];
  const position = ({ line, column }: JsonPosition): string => {
    const { line: at, character } = toPosition(lsp, (reported[line - 1] ?? 0) + column - 1);
    return `${at}:${character}`;
  };
  return `${position(start)}-${position(end)}`;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EISDIR') return '';
    throw error;
  }
}

async function editorFindings(root: string): Promise<readonly Shown[]> {
  const uri = pathToFileURL(root).href;
  await using client = await TestClient.start({ folders: [uri] });
  client.connection.onRequest('client/registerCapability', () => null);
  client.connection.onRequest('window/workDoneProgress/create', () => null);
  await client.begin();
  await client.ready();
  // Waits for git's history, as the command line does.
  await client.connection.sendRequest('groundline/checkWorkspace', null);
  const pathOf = (it: string): string => decodeURIComponent(it.slice(uri.length + 1));
  const range = ({ start, end }: { start: { line: number; character: number }; end: { line: number; character: number } }): string =>
    `${start.line}:${start.character}-${end.line}:${end.character}`;
  return ordered(
    [...client.all()].flatMap(([document, diagnostics]) =>
      diagnostics.map(it => ({
        path: pathOf(document),
        rule: String(it.code),
        severity: it.severity ?? 0,
        message: String(it.message),
        range: range(it.range),
        related: (it.relatedInformation ?? []).map(
          place => `${pathOf(place.location.uri)} ${range(place.location.range)} ${place.message}`,
        ),
      })),
    ),
  );
}

const ordered = (shown: readonly Shown[]): readonly Shown[] => [...shown].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
