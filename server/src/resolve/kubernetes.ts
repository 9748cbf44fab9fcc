import { folderOf } from '../base/path.ts';
import type { FactOf } from '../facts/fact.ts';
import type { FactView } from '../index/view.ts';

/**
 * Whether a variable is set beside another one of a container: by any manifest or patch of its object, or by the maps that it
 * takes its variables from. `unknown`: a map that is not at hand, or a change that no manifest shows.
 */
export function isSetInPod(facts: FactView, { value }: FactOf<'env.setting'>, name: string): 'yes' | 'no' | 'unknown' {
  const set = facts.get('env.setting', name).filter(it => it.value.through !== undefined);
  if (set.some(it => it.value.of === value.of)) return 'yes';
  if (value.through !== 'container') return 'unknown';
  const sources = facts.all('kubernetes.environment-source').filter(it => it.value.of === value.of);
  if (sources.some(source => set.some(it => it.value.of === source.key))) return 'yes';
  return sources.length > 0 || isChangedUnseen(facts, 'variables') ? 'unknown' : 'no';
}

/** The workload whose pods a Service sends to, when it and all others that the Service may mean lack the port that it names. */
export function podsWithoutPort(facts: FactView, { key, path, value }: FactOf<'kubernetes.target-port'>): Lacking {
  const workloads = facts.all('kubernetes.workload');
  const chosen = workloads.filter(it => value.selector.every(label => it.value.labels.includes(label)));
  const isBeside = (it: FactOf): boolean => folderOf(it.path) === folderOf(path);
  const beside = chosen.find(isBeside);
  const first = beside ?? chosen[0];
  if (first === undefined || value.selector.some(it => it.includes('$'))) return 'not-local';
  // A patch of the same object may name the port, and so may another environment's.
  const names = new Set(chosen.map(it => it.key));
  const ports = [...new Set(workloads.filter(it => names.has(it.key)).flatMap(it => it.value.ports))];
  if (ports.includes(key)) return 'right';
  // Of several that lie elsewhere each may be of another installation, and a template beside the Service may be what it chooses.
  if (beside === undefined && (chosen.length > 1 || workloads.some(it => it.value.open === true && isBeside(it)))) return 'open';
  return isChangedUnseen(facts, 'ports') ? 'open' : { workload: first, ports };
}

type Lacking = { readonly workload: FactOf<'kubernetes.workload'>; readonly ports: readonly string[] } | 'right' | 'not-local' | 'open';

/** Whether kustomizations may change something of objects in ways that no manifest shows. */
const isChangedUnseen = (facts: FactView<'kustomization.change'>, what: 'ports' | 'variables'): boolean =>
  facts.get('kustomization.change', what).length > 0;
