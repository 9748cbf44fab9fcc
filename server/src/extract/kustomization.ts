import { nameOf } from '../base/path.ts';
import { span } from '../base/span.ts';
import { defineExtractor, type Emit } from './extractor.ts';
import { emitChanges } from './kubernetes/changes.ts';
import { entriesOf, isMap, isScalar, isSeq, itemsOf, spanOf, stringOf, textOf, valueOf, type YamlNode, yamlOf } from './yaml.ts';

/** Kustomizations, known by their name: the files and folders of the workspace that they put together. Source: "The Kustomization File". */
export default defineExtractor({
  id: 'kustomization',
  version: 2,
  emits: ['kustomization.path', 'kustomization.change', 'kustomization.image'],
  handles: path => /^(?:kustomization\.ya?ml|Kustomization)$/.test(nameOf(path)),
  extract(document, emit) {
    const stream = yamlOf(document);
    const [root] = stream.roots;
    const version = textOf(valueOf(root, 'apiVersion'));
    if (root === undefined || !(version === undefined || version.startsWith('kustomize.config.k8s.io/'))) return;
    for (const problem of stream.problems) emit.problem(problem.span, problem.message);
    for (const { key, keyNode, value } of entriesOf(root)) {
      if (value !== undefined && changing.has(key)) {
        const { start, end } = spanOf(value);
        const written = document.text.slice(start, end);
        // What is not read here may change anything.
        emitChanges(opaque.test(written) || key === 'helmCharts' ? 'ports env' : written, spanOf(keyNode), emit);
      }
      if (paths.has(key)) for (const it of itemsOf(value)) emitPath(key, it, emit);
      for (const part of parts.get(key) ?? []) for (const it of isSeq(value) ? itemsOf(value) : [value]) emitPart(key, it, part, emit);
      if (key !== 'images') continue;
      for (const it of itemsOf(value)) {
        const name = valueOf(it, 'name');
        if (name !== undefined) emit('kustomization.image', textOf(name) ?? '', spanOf(name), {});
      }
    }
  },
});

/** Keys whose items are files or folders. */
const paths = new Set(
  'resources bases components crds configurations generators transformers validators patchesStrategicMerge replacements'.split(' '),
);

/** Keys whose items hold files under a key of their own. */
const parts: ReadonlyMap<string, readonly string[]> = new Map([
  ['patches', ['path']],
  ['patchesJson6902', ['path']],
  ['replacements', ['path']],
  ['openapi', ['path']],
  ['configMapGenerator', ['files', 'envs', 'env']],
  ['secretGenerator', ['files', 'envs', 'env']],
  ['helmCharts', ['valuesFile', 'additionalValuesFiles']],
]);

/** Keys that change objects; a part of the same object in a file says itself what it changes. */
const changing = new Set('patches patchesJson6902 patchesStrategicMerge components transformers replacements helmCharts'.split(' '));
const opaque = /\.json\b|\/\/|[?]ref=/;

function emitPart(field: string, item: YamlNode | undefined, part: string, emit: Emit<'kustomization.path'>): void {
  const value = isMap(item) ? valueOf(item, part) : undefined;
  for (const it of isSeq(value) ? itemsOf(value) : [value]) emitPath(field, it, emit);
}

/** A path as written; patches and generators may stand in the list themselves, and resources may come from elsewhere. */
function emitPath(field: string, node: YamlNode | undefined, emit: Emit<'kustomization.path'>): void {
  const written = stringOf(node);
  if (node === undefined || written === undefined || !isScalar(node) || /[\r\n]/.test(written) || written.includes(': ')) return;
  // `key=path` names the file's key in the map.
  const named = field.endsWith('Generator') ? written.slice(written.indexOf('=') + 1) : written;
  if (named === '' || isElsewhere(named)) return;
  const { end } = spanOf(node);
  const whole = span(end - named.length, end);
  emit('kustomization.path', named, whole, { field }, /\{\{|\$\{|</.test(named) ? 'placeholder' : undefined);
}

/** An address: with a scheme, a host in front (`github.com/org/repository`), or a reference behind. */
const isElsewhere = (path: string): boolean => /:|\/\/|[?&]|^[\w-]+(?:\.[\w-]+)+\/.|^\/|^~/.test(path);
