import { type CiSystem } from '../setup/ciSystem.ts';
import { setUpCi } from '../setup/setUpCi.ts';
import { openSource } from './analyse.ts';
import { type ExitCode, exit, type Streams } from './streams.ts';
import { toolVersion } from './version.ts';

/** Options of `groundline init --ci`, as the command line gives them. */
export interface InitCiOptions {
  readonly root: string;
  /** The systems that are named; `true` where the repository tells. */
  readonly ci: readonly CiSystem[] | true;
  /** What npm installs Groundline from there. */
  readonly package?: string;
}

/** Writes what CI and hooks need to judge changes, and says what is left to do by hand. */
export async function initCi({ root, ci, package: source }: InitCiOptions, streams: Streams): Promise<ExitCode> {
  const folder = await openSource({ root });
  const { written, left } = await setUpCi(folder, ci === true ? [] : ci, source ?? `groundline@${toolVersion}`);
  for (const path of written) streams.error(`Wrote ${path}\n`);
  for (const { path, addition } of left) {
    streams.error(`Left ${path} as it is${addition === undefined ? '' : '; add to it:'}\n`);
    if (addition !== undefined) streams.out(addition);
  }
  return exit.clean;
}
