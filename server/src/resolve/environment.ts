import { folderOf, resolvePath } from '../base/path.ts';
import type { FactOf } from '../facts/fact.ts';
import type { FactView } from '../index/view.ts';
import { interpolate } from './composeVariables.ts';
import { isSetInPod } from './kubernetes.ts';

type Setting = FactOf<'env.setting' | 'env.variable'>;

/** The value that a variable is given at a place, its default where it has one; `undefined` when it comes from outside. */
export const valueAt = ({ value: { value } }: Setting): string | undefined =>
  value === undefined || value.includes('${{') ? undefined : interpolate(value, () => undefined);

/**
 * Whether a variable is set beside another one: for the same service in any compose file of the folder, for the same job or
 * its workflow, in the same `.env` file, in an `env_file` of the service, or for the same container of a pod. `unknown`: one of these
 * cannot be read.
 */
export function isSetBeside(facts: FactView, claim: Setting, name: string): 'yes' | 'no' | 'unknown' {
  if (claim.kind === 'env.variable') return facts.in(claim.path, 'env.variable').some(it => it.key === name) ? 'yes' : 'no';
  if (claim.value.through !== undefined) return isSetInPod(facts, claim, name);
  const { of } = claim.value;
  const folder = folderOf(claim.path);
  const workflow = /^\.(?:github|gitea|forgejo)\//.test(claim.path);
  const near = facts
    .get('env.setting', name)
    .filter(it => (workflow ? it.path === claim.path : folderOf(it.path) === folder))
    .some(it => it.value.of === of || (workflow && (it.value.of === '' || of === '')));
  if (near) return 'yes';
  if (workflow) return 'no';
  const files = facts.in(claim.path, 'compose.path').filter(it => it.value.use === 'env_file' && it.value.service === of);
  for (const it of files) {
    const path = it.veto === undefined && !it.value.remote ? resolvePath(folder, it.key) : undefined;
    if (path === undefined || facts.get('tree.file', path).length === 0) return 'unknown';
    if (facts.in(path, 'env.variable').some(variable => variable.key === name)) return 'yes';
  }
  return 'no';
}
