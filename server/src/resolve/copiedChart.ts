import { foldersAbove, type Path } from '../base/path.ts';
import { defineResolution } from '../index/view.ts';

/**
 * Whether a document came with somebody else's chart; question: its path. Such a chart says that it is developed in a folder which this
 * workspace does not have.
 */
export const isOfCopiedChart = defineResolution({
  id: 'of-copied-chart',
  reads: ['chart.source', 'tree.folder'],
  answer: (facts, document: Path): boolean =>
    [...foldersAbove(document)].some(chart => {
      const sources = chart === '' ? [] : facts.in(`${chart}/Chart.yaml`, 'chart.source').map(it => it.key);
      return sources.length > 0 && !sources.some(it => facts.get('tree.folder', it).length > 0 || isSameFolder(it, chart));
    }),
});

/** The workspace may be a part of its repository, or hold several. */
const isSameFolder = (one: Path, other: Path): boolean => `/${one}`.endsWith(`/${other}`) || `/${other}`.endsWith(`/${one}`);
