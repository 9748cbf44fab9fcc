import { mergeBase } from '../workspace/repository.ts';
import { analyse } from './analyse.ts';
import type { CheckOptions } from './check.ts';
import type { Streams } from './streams.ts';

/** Fingerprints of the findings that a revision has; of its common ancestor with HEAD when `fork` says so. */
export async function findingsOf(revision: string, fork: boolean, options: CheckOptions, streams: Streams): Promise<ReadonlySet<string>> {
  const at = fork ? await mergeBase(options.root, revision) : revision;
  const { engine } = await analyse({ ...options, at }, streams);
  return new Set(
    engine
      .allFindings()
      .filter(it => it.status === 'new')
      .map(it => it.fingerprint),
  );
}
