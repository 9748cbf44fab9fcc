/**
 * Entry: `npx tsx test/mutations/run.ts FOLDER [--most N] [--misses]`. Breaks the claims of a folder that were judged true, one at a time
 * in memory, and prints what became of them: tables per rule and per kind, and with `--misses` each that was not found out or not mended.
 */
import { parseArgs } from 'node:util';
import { diskSource } from '../../server/src/workspace/disk.ts';
import { mutate } from './mutate.ts';
import { isFoundOut, isProvable, tableOf } from './table.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { most: { type: 'string', default: '40' }, misses: { type: 'boolean', default: false } },
});
const [folder] = positionals;
if (folder === undefined) throw new Error('Which folder? npx tsx test/mutations/run.ts FOLDER');
const mutated = await mutate(await diskSource(folder), {
  most: Number(values.most),
  onTrial: trial => {
    const { rule, claim, what, became, reason, side, fix, line } = trial;
    const unmended = fix?.kind === 'safe' && (fix.did === 'failed' || (side === 'claim' && fix.did !== 'restored'));
    if (!values.misses || !isProvable(trial) || (isFoundOut(trial) && !unmended)) return;
    console.log(`${rule} (${side}) ${claim.path}:${line} "${claim.key}": ${what} → ${unmended ? `fix ${fix.did}` : (reason ?? became)}`);
  },
});
console.log(tableOf(mutated));
