import { relative, resolve, sep } from 'node:path';
import type { Path } from '../base/path.ts';
import { viewOf } from '../index/snapshotView.ts';
import { decide } from '../workspace/decide.ts';
import { commitOf, mergeBase } from '../workspace/repository.ts';
import { analyse } from './analyse.ts';
import { type ExitCode, exit, type Streams, UsageError } from './streams.ts';

/** Options of `groundline approve`, as the command line gives them. */
export interface ApproveOptions {
  readonly root: string;
  /** The branch that the change wants into: it is compared with the common ancestor, else with the commit that is checked out. */
  readonly base?: string;
  readonly reject?: boolean;
  readonly request?: boolean;
  readonly reason?: string;
  readonly as?: string;
  readonly requester?: string;
  readonly sign?: string;
}

/** Records a decision on the protected changes in some paths, or asks for one. */
export async function approve(paths: readonly string[], options: ApproveOptions, streams: Streams): Promise<ExitCode> {
  if (options.reject === true && options.request === true) throw new UsageError('--request decides nothing: it does not go with --reject');
  const { source, engine, policies } = await analyse({ root: options.root, rule: ['governance/unapproved-change'] }, streams);
  if (policies.policy.problems.size > 0) throw new UsageError('The policy has mistakes; "groundline check" shows them');
  const base = options.base === undefined ? await commitOf(source.root, 'HEAD') : await mergeBase(source.root, options.base);
  const decided = await decide(source.root, viewOf(engine.snapshot), {
    as: options.request === true ? 'request' : options.reject === true ? 'reject' : 'approve',
    paths: paths.map(it => insideOf(source.root, it)),
    base,
    reason: options.reason ?? '',
    now: new Date(),
    ...(options.as === undefined ? {} : { approver: options.as }),
    ...(options.requester === undefined ? {} : { requester: options.requester }),
    ...(options.sign === undefined ? {} : { key: options.sign }),
  });
  const what = options.request === true ? 'Asked for a decision on' : options.reject === true ? 'Rejected' : 'Approved';
  streams.error(`${what} ${decided.paths.join(', ')}; commit ${decided.file}\n`);
  return exit.clean;
}

function insideOf(root: string, given: string): Path {
  const path = relative(root, resolve(given)).split(sep).join('/');
  if (path === '..' || path.startsWith('../')) throw new UsageError(`${given} lies outside of ${root}`);
  return path;
}
