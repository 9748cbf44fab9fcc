import { folderOf, foldersAbove, nameOf, type Path } from '../base/path.ts';
import { defineResolution } from '../index/view.ts';
import { commandFiles, composeSetsOf, discoveredIn } from './composeSets.ts';

/**
 * Whether a compose file only changes services of one that Compose finds in a folder above, and nobody is known to merge it:
 * what its relative paths belong to cannot be told then. Question: its path.
 */
export const isLayer = defineResolution({
  id: 'compose-layer',
  reads: ['compose.service'],
  answer(facts, path: Path): boolean {
    if (facts.ask(composeSetsOf, path).some(it => it.by !== 'alone')) return false;
    const services = facts.in(path, 'compose.service').map(it => it.key);
    return [...foldersAbove(folderOf(path))].some(folder => {
      const { base } = facts.ask(discoveredIn, folder);
      const known = base === undefined ? [] : facts.in(base, 'compose.service').map(it => it.key);
      return services.length > 0 && services.every(it => known.includes(it));
    });
  },
});

/**
 * Whether a command merges a compose file behind files that are not all there, made or fetched ones: what its relative paths
 * belong to cannot be told either. Question: its path.
 */
export const isMergedWithUnknown = defineResolution({
  id: 'compose-merged-with-unknown',
  reads: ['command.compose-file', 'compose.file'],
  answer: (facts, path: Path): boolean =>
    facts.all('command.compose-file').some(({ path: document, value: { cwd, files = [] } }) => {
      const named = files.slice(1).some(it => nameOf(it) === nameOf(path) && `/${path}`.endsWith(`/${it.replace(/^(?:\.{1,2}\/)+/, '')}`));
      return named && commandFiles(facts, document, cwd, files) === undefined;
    }),
});
