import { relative, resolve, sep } from 'node:path';
import { policyInForce } from '../policy/inForce.ts';
import { Policies } from '../policy/policies.ts';
import { rules } from '../rules/rules.ts';
import { visible } from '../report/visible.ts';
import { loadPolicies } from '../workspace/loadFolder.ts';
import { openSource } from './analyse.ts';
import { type ExitCode, exit, type Streams, UsageError } from './streams.ts';

/** Options of `groundline policy print`. */
export interface PrintPolicyOptions {
  readonly root: string;
  readonly at?: string;
}

/** Prints the policy in force for a file, or for the folder, with where each value comes from. */
export async function printPolicy(file: string | undefined, options: PrintPolicyOptions, streams: Streams): Promise<ExitCode> {
  const source = await openSource(options);
  const path = file === undefined ? '' : relative(source.root, resolve(file)).split(sep).join('/');
  if (path === '..' || path.startsWith('../')) throw new UsageError(`${file} lies outside of ${source.root}`);
  const policies = new Policies(rules.map(it => it.id));
  await loadPolicies(source, await source.list(), policies);
  streams.out(policyInForce(policies.files, path));
  const { policy } = policies;
  if (path !== '' && policy.excludes(path)) streams.out(`# Claims in ${visible(path)} are not judged\n`);
  for (const [broken, problems] of policy.problems)
    for (const { message } of problems) streams.error(`groundline: ${visible(broken)}: ${visible(message)}\n`);
  return policy.problems.size > 0 ? exit.usage : exit.clean;
}
