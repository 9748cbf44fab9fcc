import { folderOf, type Path, resolvePath } from '../base/path.ts';
import type { FactOf } from '../facts/fact.ts';
import type { FactView } from '../index/view.ts';
import { existence, past } from './paths.ts';
import { isProduced } from './produced.ts';

/** What the workspace knows of the action or reusable workflow that `uses: ./x` means. */
export type LocalUse =
  | { readonly is: 'there' | 'working-directory' | 'placeholder' | 'opaque' | 'ignored' | 'produced' }
  | { readonly is: 'missing'; readonly path: Path; readonly message: string; readonly sure: 'certain' | 'likely' };

/**
 * Looks for what `uses: ./x` means: from the root of the workspace, an action's folder with its metadata, or a workflow.
 * Sources: GitHub's "Workflow syntax" (`jobs.<job_id>.uses`, `steps[*].uses`) and "Metadata syntax".
 */
export function localUse(facts: FactView, { key, path: document, value: { cwd, of } }: FactOf<'workflow.local-action'>): LocalUse {
  const path = resolvePath('', key.replace(/@[^/]*$/, ''));
  if (/\$\{\{|[*]/.test(key)) return { is: 'placeholder' };
  if (path === undefined || cwd.folders.length === 0) return { is: 'working-directory' };
  if (of === 'step' && facts.in(document, 'workflow.foreign-checkout').length > 0) return { is: 'working-directory' };
  const found = facts.ask(existence, path);
  if (found === 'opaque' || found === 'ignored') return { is: found };
  const isFile = (it: Path): boolean => facts.get('tree.file', it).length > 0;
  const below = path === '' ? '' : `${path}/`;
  if (of === 'step' ? metadata.some(it => isFile(`${below}${it}`)) : found === 'file') {
    if (of === 'step' || /^\.(?:github|gitea|forgejo)\/workflows$/.test(folderOf(path))) return { is: 'there' };
    return { is: 'missing', path, message: `"${key}" does not lie directly in ".github/workflows"`, sure: 'certain' };
  }
  if (of === 'step' && (facts.ask(isProduced, path) || facts.ask(isProduced, `${below}action.yml`))) return { is: 'produced' };
  // An action may serve other repositories, in whose workspaces its own steps run.
  const sure = cwd.certain || facts.ask(past, path).state === 'removed' ? 'certain' : 'likely';
  if (of === 'job') return { is: 'missing', path, message: `No workflow "${key}"`, sure };
  if (found === 'folder') return { is: 'missing', path, message: `No action.yml, action.yaml or Dockerfile in "${key}"`, sure };
  return { is: 'missing', path, message: `No action "${key}"`, sure };
}

const metadata = ['action.yml', 'action.yaml', 'Dockerfile'] as const;
