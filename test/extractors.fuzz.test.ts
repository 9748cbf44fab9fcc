import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type Extractor, extractDocument } from '../server/src/extract/extractor.ts';
import { extractors } from '../server/src/extract/extractors.ts';
import type { FactOf } from '../server/src/facts/fact.ts';
import { decodeFacts, encodeFacts } from '../server/src/workspace/factRecord.ts';
import { anything, cuts, type Edit, monsters, soup } from './fuzz/inputs.ts';
import { readGuillemets } from './pages/guillemets.ts';
import { parsePage } from './pages/page.ts';

/** The same inputs every time, unless others are asked for: `FUZZ_SEED=7 FUZZ_RUNS=5000 npx tsx --test test/extractors.fuzz.test.ts`. */
const parameters = {
  seed: Number(process.env['FUZZ_SEED'] ?? 1),
  numRuns: Number(process.env['FUZZ_RUNS'] ?? 60),
  includeErrorInReport: true,
};

/** Processor time that no text of these may take, on a slow machine either. */
const milliseconds = 2_000;

const formats = new Set<string>();
const isNewFormat = (path: string): boolean => formats.size < formats.add(extname(path) || basename(path)).size;

for (const extractor of extractors) {
  const examples = parsePage(readFileSync(`server/src/extract/${extractor.id}.md`, 'utf8')).cases.flatMap(it =>
    it.files.map(({ path, marked }) => ({ path, text: readGuillemets(marked).text })),
  );
  const [first] = examples;
  if (first === undefined) continue; // the test of the pages says so
  const made = (edits: fc.Arbitrary<Edit>) =>
    fc.tuple(fc.constantFrom(...examples), edits).map(([{ path, text }, edit]) => ({ path, text: edit(text) }));
  const run = ({ path, text }: { readonly path: string; readonly text: string }) => {
    const facts = check(extractor, path, text);
    assert.deepEqual(extractDocument([extractor], path, text, () => undefined).facts, facts, 'another answer to the same text');
  };
  describe(`${extractor.id} is total`, () => {
    it('in its own examples, cut and spliced', () => fc.assert(fc.property(made(cuts), run), parameters));
    it('in words of all formats, behind its own', () => fc.assert(fc.property(made(soup), run), parameters));
    it('in any text', () => fc.assert(fc.property(made(anything), run), parameters));
    // Alone it meets little but the parser, which the extractors of a format share.
    if (isNewFormat(first.path))
      for (const [name, text] of Object.entries(monsters)) it(`in ${name}`, () => void check(extractor, first.path, text));
    for (const [name, text] of Object.entries(monsters))
      it(`in its example with ${name} behind it`, () => void check(extractor, first.path, first.text + text));
  });
}

/** Never throws, ends in time, and says facts that are plain JSON, at spans inside the text. */
function check(extractor: Extractor, path: string, text: string): readonly FactOf[] {
  const extract = () =>
    extractDocument([extractor], path, text, (_extractor, _path, error) => {
      throw error;
    });
  const began = performance.now();
  const read = extract();
  // The clock is cheaper to ask than the processor, and runs on while others work.
  if (performance.now() - began >= milliseconds) assert.ok(processorTime(extract) < milliseconds, 'takes too long');
  const { facts, problems } = read;
  for (const { span, ...said } of [...facts, ...problems]) {
    assert.ok(Number.isInteger(span.start) && Number.isInteger(span.end), `${JSON.stringify(said)} stands at ${span.start}-${span.end}`);
    assert.ok(
      0 <= span.start && span.start <= span.end && span.end <= text.length,
      `${JSON.stringify(said)} stands at ${span.start}-${span.end} of ${text.length}`,
    );
  }
  for (const fact of facts) assert.ok(extractor.emits.includes(fact.kind), `${fact.kind} is not declared`);
  assert.deepEqual(JSON.parse(JSON.stringify(facts)), facts, 'facts are not plain JSON');
  assert.deepEqual(decodeFacts(path, encodeFacts(read)), read, 'what is kept of it is something else');
  return facts;
}

function processorTime(work: () => void): number {
  const began = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1000;
}
