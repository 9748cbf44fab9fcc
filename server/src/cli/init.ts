import { policyFileName } from '../policy/policyFile.ts';
import { createPolicy } from '../setup/createPolicy.ts';
import { openSource } from './analyse.ts';
import { type ExitCode, exit, type Streams } from './streams.ts';

/** Writes a first policy that adopts what the repository has already, and says what it adopts. */
export async function init({ root }: { readonly root: string }, streams: Streams): Promise<ExitCode> {
  const adopted = await createPolicy(await openSource({ root }));
  streams.error(`Wrote ${policyFileName}${adopted.length === 0 ? '' : `, which adopts ${adopted.join(', ')}`}\n`);
  return exit.clean;
}
