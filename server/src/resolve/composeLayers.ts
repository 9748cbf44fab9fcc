import { folderOf, foldersAbove, type Path } from '../base/path.ts';
import { defineResolution } from '../index/view.ts';
import { composeSetsOf, discoveredIn } from './composeSets.ts';

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
