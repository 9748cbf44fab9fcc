import { nowhere } from '../base/span.ts';
import { roleByPath } from '../facts/roleByPath.ts';
import type { KubernetesFacts } from '../facts/kubernetes.ts';
import { defineExtractor } from './extractor.ts';
import { emitChanges, isOperations } from './kubernetes/changes.ts';
import { emitMap } from './kubernetes/maps.ts';
import { emitService } from './kubernetes/service.ts';
import { emitTemplate } from './kubernetes/template.ts';
import { emitWorkload } from './kubernetes/workload.ts';
import type { CommandKind } from './shell/claims.ts';
import { commandKinds } from './shell/kinds.ts';
import { itemsOf, textOf, valueOf, type YamlNode, yamlOf } from './yaml.ts';

/** The kinds that the parts of this extractor state. */
export type ManifestKind =
  | Extract<keyof KubernetesFacts, `kubernetes.${string}`>
  | 'kustomization.change'
  | 'config.port'
  | 'docker.image'
  | 'env.setting'
  | CommandKind;

/**
 * Kubernetes manifests, known by `apiVersion` and `kind`, of a stream or a `List`: what containers are started with and on which
 * ports they and Services are reached. A chart's templates are no YAML before they are filled in: of them, of examples,
 * and of texts too long to be written by hand, it is read what is written out. Source: the Kubernetes API reference.
 */
export default defineExtractor({
  id: 'kubernetes',
  version: 5,
  emits: [
    'kubernetes.workload',
    'kubernetes.target-port',
    'kubernetes.environment-source',
    'kustomization.change',
    'config.port',
    'docker.image',
    'env.setting',
    ...commandKinds,
  ],
  handles: path => /\.ya?ml$/i.test(path),
  extract(document, emit) {
    const { path, text } = document;
    if (text.length <= longestByHand && isOperations(text)) emitChanges(text, nowhere, emit);
    if (text.length > longest || !text.includes('apiVersion') || !kinds.test(text)) return;
    const living = [undefined, 'living'].includes(roleByPath(path));
    if (!living || text.length > longestByHand || text.includes('{{')) emitTemplate(text, emit);
    else if (telling.test(text)) for (const root of yamlOf(document).roots) for (const it of objectsOf(root)) emitObject(it, text, emit);
  },
});

const longest = 400_000;
const longestByHand = 32_000;

/** Whether a text may hold an object that is read here; of definitions of resources, and of what runs elsewhere, nothing is. */
const kinds =
  /kind["']?:[ \t]*["']?(?:\w*(?:Deployment|Set|Job|Pod|Rollout)|Service|Ingress|ConfigMap|Secret|List)["']?[ \t]*(?:[\r\n#,}]|$)/;

/** Containers, a port, or a key of a map that can be the name of a variable: roles, volumes and the like hold nothing that is read here. */
const telling = /[cC]ontainers["']?:|[pP]ort["']?:|^[ \t]*["']?[A-Z]\w*["']?:/m;

const objectsOf = (root: YamlNode): readonly YamlNode[] =>
  (textOf(valueOf(root, 'kind')) ?? '').endsWith('List') ? itemsOf(valueOf(root, 'items')) : [root];

function emitObject(object: YamlNode, text: string, emit: Parameters<typeof emitWorkload>[2]): void {
  const kind = textOf(valueOf(object, 'kind'));
  const version = textOf(valueOf(object, 'apiVersion'));
  if (kind === undefined || version === undefined) return;
  if (version === 'v1' && kind === 'Service') emitService(object, emit);
  else if (version === 'v1' && (kind === 'ConfigMap' || kind === 'Secret')) emitMap(object, kind, emit);
  else emitWorkload(object, text, emit);
}
