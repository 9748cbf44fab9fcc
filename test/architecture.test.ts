import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, it } from 'node:test';

/** The rooms of the house in the order of the pipeline, and which of them each may import. */
const pipeline = [
  'base',
  'facts',
  'extract',
  'index',
  'resolve',
  'rules',
  'policy',
  'analysis',
  'governance',
  'workspace',
  'setup',
  'report',
  'agent',
  'lsp',
];
const mayImport: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(pipeline.map((room, at) => [room, pipeline.slice(0, at + 1)])),
  lsp: [...pipeline.filter(it => it !== 'report'), 'protocol.ts'],
  'protocol.ts': [],
  'main.ts': [...pipeline, 'protocol.ts'],
  'cli.ts': [...pipeline, 'cli', 'protocol.ts', 'main.ts'],
  cli: [...pipeline, 'cli', 'protocol.ts', 'main.ts'],
  tools: [...pipeline, 'tools'],
};
const entries = ['cli.ts', 'main.ts', 'cli'];
const sources = ['server/src', 'client/src'].flatMap(root =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter(it => it.endsWith('.ts'))
    .map(it => posix.join(root, it.replaceAll('\\', '/'))),
);

describe('architecture', () => {
  for (const file of sources) it(file, () => check(file, readFileSync(file, 'utf8')));
  it('keeps rules short: a median of 40 lines at most, none over 150', () => {
    const lengths = sources
      .filter(it => isRule(it))
      .map(it => readFileSync(it, 'utf8').split('\n').length - 1)
      .sort((a, b) => a - b);
    assert.ok((lengths[lengths.length >> 1] ?? 0) <= 40, `the median is ${lengths[lengths.length >> 1]}`);
    assert.ok((lengths.at(-1) ?? 0) <= 150, `the longest has ${lengths.at(-1)}`);
  });
});

function check(file: string, text: string): void {
  assert.doesNotMatch(file, /\/(?:utils?|common|helpers?|core|types)(?:\/|\.ts$)/i, 'a name that says nothing');
  assert.doesNotMatch(text, /\b(?:class|interface) \w*(?:Manager|Helper|Service|Impl)\b/, 'a name that says nothing');
  const [, room = ''] = /^server\/src\/([^/]+)/.exec(file) ?? [];
  for (const [, declared, dynamic] of text.matchAll(/^(?:import|export|\}) [^'\n]*'([^']+)';$|\bimport\('([^']+)'\)/gm)) {
    const from = declared ?? dynamic ?? '';
    const target = from.startsWith('.') ? posix.join(posix.dirname(file), from) : from;
    const [, targetRoom] = /^server\/src\/([^/]+)/.exec(target) ?? [];
    if (room === '') assert.ok(targetRoom === undefined || targetRoom === 'protocol.ts', `client/ imports ${target}`);
    else if (targetRoom !== undefined) assert.ok(mayImport[room]?.includes(targetRoom), `${room} imports ${target}`);
    else if (from.startsWith('.')) assert.fail(`${file} imports ${target}`);
    if (/^(?:node:)?(?:fs|child_process|net|http|https|worker_threads)(?:\/|$)/.test(from))
      assert.ok(mayTouchTheWorld(room), `${file} imports ${from}`);
    if (from === 'vscode') assert.equal(room, '', `${file} imports vscode`);
    if (/^vscode-(?:languageserver|jsonrpc)/.test(from))
      assert.ok(['lsp', 'main.ts', 'protocol.ts'].includes(room), `${file} imports ${from}`);
  }
}

const mayTouchTheWorld = (room: string): boolean => ['workspace', 'tools', ...entries].includes(room);
const isRule = (file: string): boolean =>
  /^server\/src\/rules\/[^/]+\/[^/]+\.ts$/.test(file) && /^export default defineRule/m.test(readFileSync(file, 'utf8'));
