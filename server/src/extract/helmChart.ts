import { productName } from '../base/productName.ts';
import { nameOf } from '../base/path.ts';
import { roleByPath } from '../facts/roleByPath.ts';
import { defineExtractor } from './extractor.ts';
import { spanOf, textOf, valueOf, yamlOf } from './yaml.ts';

/** Chart.yaml of Helm: which release of an application a chart installs. Source: Helm's "The Chart.yaml File". */
export default defineExtractor({
  id: 'helmChart',
  version: 1,
  emits: ['version.stated'],
  handles: path => nameOf(path) === 'Chart.yaml' && [undefined, 'living'].includes(roleByPath(path)),
  extract(document, emit) {
    const [root] = yamlOf(document).roots;
    const node = valueOf(root, 'appVersion');
    const version = textOf(node);
    const name = textOf(valueOf(root, 'name'));
    if (node === undefined || version === undefined || name === undefined || !/^v?\d/.test(version)) return;
    emit('version.stated', version.replace(/^v/, ''), spanOf(node), { through: 'chart', names: [productName(name)], besideSource: false });
  },
});
