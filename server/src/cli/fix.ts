import type { Finding } from '../analysis/finding.ts';
import { planMending } from '../analysis/fixes.ts';
import { withReferences } from '../analysis/moves.ts';
import type { Path } from '../base/path.ts';
import { extractDocument } from '../extract/extractor.ts';
import { extractors } from '../extract/extractors.ts';
import { viewOf } from '../index/snapshotView.ts';
import { unifiedDiff } from '../report/diff.ts';
import type { Fix } from '../rules/rule.ts';
import { dirtyFiles } from '../workspace/dirty.ts';
import { writeFiles } from '../workspace/write.ts';
import type { Analysis } from './analyse.ts';
import { type Streams, UsageError } from './streams.ts';

/** Applies the safe fixes of findings, or shows as a diff what they would change. Returns whether something was written. */
export async function mend(
  analysis: Analysis,
  concerns: (finding: Finding) => boolean,
  options: { readonly fixDryRun?: boolean; readonly allowDirty?: boolean },
  streams: Streams,
): Promise<boolean> {
  const { source, engine } = analysis;
  const findings = engine
    .allFindings()
    .filter(concerns)
    .map(it => ({ ...it, fixes: it.fixes.slice(0, 1).map(fix => whole(fix, analysis)) }));
  const texts = await textsOf(analysis, findings);
  const mending = planMending(findings, {
    engine,
    texts,
    extract: (path, text) =>
      extractDocument(extractors, path, text, (extractor, _path, error) => {
        throw new Error(`the extractor ${extractor.id} failed on ${path}`, { cause: error });
      }),
  });
  if (options.fixDryRun === true) {
    for (const [path, edits] of [...mending.edits].sort(([a], [b]) => (a < b ? -1 : 1)))
      streams.out(unifiedDiff(path, texts.get(path) ?? '', edits));
    for (const [path, to] of mending.moves) streams.out(`rename from ${path}\nrename to ${to}\n`);
    for (const [path, text] of mending.creations) streams.out(unifiedDiff(path, '', [{ span: { start: 0, end: 0 }, newText: text }]));
    streams.error(`${said(mending.mended.length)} would be mended\n`);
    return false;
  }
  if (mending.mended.length === 0) {
    streams.error('Nothing to mend safely\n');
    return false;
  }
  const edited = [...new Set([...mending.edits.keys(), ...mending.moves.keys()])];
  if (options.allowDirty !== true && source.revision !== null) {
    const dirty = await dirtyFiles(source.root, source.revision, edited);
    if (dirty.length > 0)
      throw new UsageError(
        `${dirty.join(', ')} ${dirty.length === 1 ? 'has' : 'have'} changes that are not committed; --allow-dirty mends them all the same`,
      );
  }
  await writeFiles(source.root, mending, texts);
  streams.error(
    `Mended ${said(mending.mended.length)} in ${edited.length + mending.creations.size} ${edited.length + mending.creations.size === 1 ? 'file' : 'files'}\n`,
  );
  return true;
}

const said = (count: number): string => `${count} ${count === 1 ? 'finding' : 'findings'}`;

/** A fix with the edits that keep references to the files that it moves. */
function whole(fix: Fix, { engine }: Analysis): Fix {
  const moves = fix.changes.some(it => it.type === 'move');
  return moves ? { ...fix, changes: withReferences(fix.changes, viewOf(engine.snapshot)) } : fix;
}

/** Texts of the files that the fixes of findings edit or move. */
async function textsOf({ source }: Analysis, findings: readonly Finding[]): Promise<ReadonlyMap<Path, string>> {
  const paths = new Set(
    findings.flatMap(it => it.fixes.flatMap(fix => fix.changes.flatMap(change => (change.type === 'create' ? [] : [change.path])))),
  );
  const texts = await Promise.all([...paths].map(async path => [path, await source.read(path)] as const));
  return new Map(texts.flatMap(([path, text]) => (text === undefined ? [] : [[path, text]])));
}
