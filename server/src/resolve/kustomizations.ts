import { folderOf, type Path, resolvePath } from '../base/path.ts';
import type { FactOf } from '../facts/fact.ts';
import type { FactView } from '../index/view.ts';
import { slipOf } from './nearName.ts';
import { existence, past } from './paths.ts';
import { isProduced } from './produced.ts';

/** What stands where a kustomization looks for a file or folder: only ever from its own folder. */
export type Kustomized =
  | { readonly is: 'there' }
  | { readonly is: 'unknown'; readonly because: 'elsewhere' | 'history' | 'ignored' | 'opaque' | 'produced' | 'unproven' }
  /** A folder that is no kustomization itself, where only such a folder can be taken in. */
  | { readonly is: 'bare-folder'; readonly path: Path }
  /**
   * `sure`: a file beside it is called nearly the same, or history says where it went; what was only removed may have been left out of a
   * scaffold that nobody builds any more. `meant`: that file, unless history says where it went.
   */
  | { readonly is: 'missing'; readonly path: Path; readonly sure: 'certain' | 'likely' | 'weak'; readonly meant: Path | undefined };

export function kustomized(facts: FactView, claim: FactOf<'kustomization.path'>): Kustomized {
  const { key, value } = claim;
  const path = resolvePath(folderOf(claim.path), key);
  if (path === undefined) return { is: 'unknown', because: 'elsewhere' };
  const there = facts.ask(existence, path);
  if (there === 'folder' && ofFolders.has(value.field)) return kustomizedFolder(facts, path);
  if (there === 'file' || there === 'folder') return { is: 'there' };
  if (there !== 'missing') return { is: 'unknown', because: there };
  if (facts.ask(isProduced, path)) return { is: 'unknown', because: 'produced' };
  const gone = facts.ask(past, path);
  if (gone.state === 'pending') return { is: 'unknown', because: 'history' };
  const meant = gone.state === 'removed' && gone.to !== undefined ? undefined : slipOf(facts, path);
  if (meant !== undefined) return { is: 'missing', path, sure: 'certain', meant };
  if (gone.state === 'removed') return { is: 'missing', path, sure: gone.to === undefined ? 'likely' : 'certain', meant };
  // A program that writes the whole folder somewhere else adds the rest there.
  if (!standsAmongItsFiles(facts, claim.path)) return { is: 'unknown', because: 'unproven' };
  // Values, keys and what another tool renders are put there by whoever installs.
  const isPutThere = ofValues.test(value.field) || /secret|credential|generated|rendered/i.test(key);
  return { is: 'missing', path, sure: isPutThere ? 'weak' : 'likely', meant };
}

/** Keys below which a folder stands for the kustomization in it. */
const ofFolders = new Set(['resources', 'bases', 'components']);
const ofValues = /Generator$|^helmCharts$/;

function kustomizedFolder(facts: FactView, folder: Path): Kustomized {
  const files = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'].map(it => `${folder}/${it}`);
  const states = files.map(it => facts.ask(existence, it));
  if (states.includes('file')) return { is: 'there' };
  const [other] = states.filter(it => it === 'ignored' || it === 'opaque');
  if (other !== undefined) return { is: 'unknown', because: other };
  return files.some(it => facts.ask(isProduced, it)) ? { is: 'unknown', because: 'produced' } : { is: 'bare-folder', path: folder };
}

/** Whether most of what a kustomization names is there. */
function standsAmongItsFiles(facts: FactView, document: Path): boolean {
  const states = facts.in(document, 'kustomization.path').map(it => facts.ask(existence, resolvePath(folderOf(document), it.key) ?? ''));
  return states.filter(it => it === 'file' || it === 'folder').length * 2 > states.length;
}
