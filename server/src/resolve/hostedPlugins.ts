import { folderOf, type Path } from '../base/path.ts';
import type { FactView } from '../index/view.ts';

/**
 * Whether a path that a document names leaves the folder of a plugin, which is developed inside of a checkout of its host: `../..` is
 * that of the host. Sources: the developer guides of OpenSearch Dashboards and Kibana ("External plugin development").
 */
export const leavesPlugin = (facts: FactView, document: Path, written: string): boolean =>
  written.startsWith('../') && manifests.some(it => facts.get('tree.file', `${folderOf(document)}/${it}`).length > 0);

const manifests: readonly string[] = ['opensearch_dashboards.json', 'kibana.json'];
