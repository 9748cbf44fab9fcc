import { nameOf } from '../base/path.ts';
import { span } from '../base/span.ts';
import { defineExtractor, type Emit } from './extractor.ts';
import { entriesOf, isMap, isSeq, itemsOf, spanOf, textOf, valueOf, type YamlNode, yamlOf } from './yaml.ts';

/**
 * The values of Helm charts (`values.yaml`, `values-production.yaml`): the ports that they fix and the variables that they give.
 * What a chart makes of a value is decided in its templates, so that only usual names of keys count. Source: Helm's "Values Files".
 */
export default defineExtractor({
  id: 'helmValues',
  version: 1,
  emits: ['config.port', 'env.setting'],
  handles: path => /^values(?:[._-][\w.-]*)?\.ya?ml$/.test(nameOf(path)),
  extract(document, emit) {
    const { text } = document;
    for (const match of text.matchAll(/^[ \t-]*["']?(\w*[pP]ort)["']?:[ \t]+["']?(\d{1,5})["']?[ \t]*(?:#.*)?\r?$/gm)) {
      const [whole, by = '', port = ''] = match;
      const start = match.index + whole.indexOf(port, whole.indexOf(':'));
      emit('config.port', port, span(start, start + port.length), { by });
    }
    if (text.length > longest || !variables.test(text)) return;
    for (const root of yamlOf(document).roots) emitVariables(root, '', emit, 0);
  },
});

const longest = 64_000;
const deepest = 8;
const variables = /^[ \t-]*(?:extra)?env(?:ironment|s|vars)?(?:variables)?["']?:/im;
const variableKey = /^(?:extra)?env(?:ironment|s|vars)?(?:variables)?$/i;

function emitVariables(map: YamlNode, of: string, emit: Emit<'env.setting'>, depth: number): void {
  if (depth > deepest) return;
  for (const { key, value } of entriesOf(map)) {
    if (value === undefined) continue;
    const below = of === '' ? key : `${of}/${key}`;
    if (!variableKey.test(key)) emitVariables(value, below, emit, depth + 1);
    else if (isSeq(value)) for (const it of itemsOf(value)) emitSetting(valueOf(it, 'name'), valueOf(it, 'value'), below, emit);
    else for (const it of entriesOf(value)) if (!isMap(it.value)) emitSetting(it.keyNode, it.value, below, emit);
  }
}

function emitSetting(node: YamlNode | undefined, value: YamlNode | undefined, of: string, emit: Emit<'env.setting'>): void {
  const name = textOf(node);
  if (node === undefined || name === undefined || !/^[A-Za-z_]\w*$/.test(name)) return;
  const text = textOf(value);
  // An empty value is there to be filled in.
  emit('env.setting', name, spanOf(node), {
    of,
    through: 'values',
    ...(text === undefined || text === '' || text.includes('{{') ? {} : { value: text }),
  });
}
