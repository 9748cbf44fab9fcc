/**
 * Entry: `npx tsx test/mutations/run.ts FOLDER [--most N] [--misses]`. Breaks the claims of a folder that were judged true, one at a time
 * in memory, and prints what became of them: a table per rule, and with `--misses` each that was not found out.
 */
import { parseArgs } from 'node:util';
import { positionAt } from '../../server/src/base/lines.ts';
import { diskSource } from '../../server/src/workspace/disk.ts';
import { mutate } from './mutate.ts';
import { tableOf } from './table.ts';
import { MutableWorkspace } from './workspace.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { most: { type: 'string', default: '40' }, misses: { type: 'boolean', default: false } },
});
const [folder] = positionals;
if (folder === undefined) throw new Error('Which folder? npx tsx test/mutations/run.ts FOLDER');
const workspace = await MutableWorkspace.open(await diskSource(folder));
const mutated = mutate(workspace, Number(values.most), ({ rule, claim, what, became, reason, side, fix }) => {
  const failed = fix?.kind === 'safe' && fix.did === 'failed';
  if (!values.misses || (!failed && (became === 'warning' || became === 'info'))) return;
  const { line } = positionAt(workspace.engine.snapshot.document(claim.path)?.lineStarts ?? [0], claim.span.start);
  console.log(`${rule} (${side}) ${claim.path}:${line} "${claim.key}": ${what} → ${failed ? 'fix failed' : (reason ?? became)}`);
});
console.log(tableOf(mutated));
