import { productName } from '../base/productName.ts';
import { nameOf } from '../base/path.ts';
import { roleByPath } from '../facts/roleByPath.ts';
import { defineExtractor } from './extractor.ts';
import { itemsOf, spanOf, stringOf, textOf, valueOf, yamlOf } from './yaml.ts';

/** Chart.yaml of Helm: which release of an application a chart installs, and where it is developed. Source: Helm's "The Chart.yaml File". */
export default defineExtractor({
  id: 'helmChart',
  version: 2,
  emits: ['version.stated', 'chart.source'],
  handles: path => nameOf(path) === 'Chart.yaml' && [undefined, 'living'].includes(roleByPath(path)),
  extract(document, emit) {
    const [root] = yamlOf(document).roots;
    for (const it of [valueOf(root, 'home'), ...itemsOf(valueOf(root, 'sources'))]) {
      const folder = folderOfCharts.exec(stringOf(it) ?? '')?.[1];
      if (it !== undefined && folder !== undefined) emit('chart.source', folder, spanOf(it), {});
    }
    const node = valueOf(root, 'appVersion');
    const version = textOf(node);
    const name = textOf(valueOf(root, 'name'));
    if (node === undefined || version === undefined || name === undefined || !/^v?\d/.test(version)) return;
    emit('version.stated', version.replace(/^v/, ''), spanOf(node), { through: 'chart', names: [productName(name)], besideSource: false });
  },
});

/** Other folders that charts name hold the application. */
const folderOfCharts =
  /^https:\/\/[^/\s]+\/[^/\s]+\/[^/\s]+\/(?:-\/)?(?:tree|blob)\/[^/\s]+\/((?:[^\s?#]*[/_-])?(?:charts?|helm)(?:[/_-][^\s?#]*?)?)\/?$/i;
