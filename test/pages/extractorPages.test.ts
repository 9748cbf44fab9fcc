import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { type Extractor, extractDocument } from '../../server/src/extract/extractor.ts';
import { extractors } from '../../server/src/extract/extractors.ts';
import type { FactOf } from '../../server/src/facts/fact.ts';
import { readGuillemets } from './guillemets.ts';
import { type Case, parsePage } from './page.ts';

const update = process.env.UPDATE === '1';

for (const extractor of extractors) {
  const page = `server/src/extract/${extractor.id}.md`;
  describe(page, () => {
    assert.ok(existsSync(page), `the extractor ${extractor.id} has no page`);
    const { cases } = parsePage(readFileSync(page, 'utf8'));
    it('has examples', () => assert.ok(cases.length > 0));
    for (const [index, example] of cases.entries())
      it(`${example.title} (line ${example.line})`, () => check(extractor, page, example, index));
  });
}

/** Facts must be marked in the text or listed in the `facts` block; every mark and every line of the block must be found. */
function check(extractor: Extractor, page: string, example: Case, index: number): void {
  const stated: string[] = [];
  const marks: string[] = [];
  const unmarked: string[] = [];
  for (const file of example.files) {
    assert.ok(extractor.handles(file.path), `${extractor.id} does not handle ${file.path}`);
    const { text, facts } = readGuillemets(file.marked);
    const read = extractDocument([extractor], file.path, text, (_extractor, _path, error) =>
      assert.fail(String(error instanceof Error ? error.stack : error)),
    );
    const wanted = facts.map(it => `${file.path} ${it.kind} ${it.start}-${it.end} ${JSON.stringify(text.slice(it.start, it.end))}`);
    marks.push(...wanted);
    for (const fact of read.facts) {
      const place = `${file.path} ${fact.kind} ${fact.span.start}-${fact.span.end} ${JSON.stringify(text.slice(fact.span.start, fact.span.end))}`;
      if (wanted.includes(place)) stated.push(place);
      else unmarked.push(factLine(fact));
    }
    const lines = [...read.facts.map(factLine), ...read.problems.map(it => `problem ${it.message}`)];
    if (update) unmarked.push(...read.facts.map(factLine));
    else
      for (const line of example.facts?.text.split('\n') ?? [])
        if (line !== '' && example.files.length === 1) assert.ok(lines.includes(line), `not stated: ${line}\nstated:\n${lines.join('\n')}`);
    for (const it of read.problems) unmarked.push(`problem ${it.message}`);
  }
  if (update && example.facts !== undefined) return rewrite(page, index, [...new Set(unmarked)]);
  assert.deepEqual([...new Set(stated)].sort(), [...new Set(marks)].sort());
  const listed = new Set(example.facts?.text.split('\n'));
  assert.deepEqual(
    unmarked.filter(it => !listed.has(it)),
    [],
    'facts neither marked nor listed',
  );
}

/** `kind key {"value":…} (veto)` */
function factLine(fact: FactOf): string {
  return `${fact.kind} ${fact.key} ${JSON.stringify(fact.value)}${fact.veto === undefined ? '' : ` (${fact.veto})`}`;
}

/** Writes the facts of a case. The page is read again, since the cases before it may be longer or shorter by now. */
function rewrite(page: string, index: number, facts: readonly string[]): void {
  const before = readFileSync(page, 'utf8');
  const block = parsePage(before).cases[index]?.facts;
  if (block === undefined) return;
  const lines = before.split('\n');
  lines.splice(block.line, block.text.split('\n').length - 1, ...facts);
  writeFileSync(page, lines.join('\n'));
}
