import { folderOf, type Path, resolvePath } from '../base/path.ts';
import type { Cwd, InImage } from '../facts/cwd.ts';
import { defineResolution, type FactView } from '../index/view.ts';
import { pathsInImage } from './serviceImage.ts';

/**
 * The places of the workspace that a script's relative path may mean in the containers that it is mounted into and run in. None when it is
 * in none, when it went to another folder before, and when a container's folder cannot be told.
 */
export function placesInContainers(facts: FactView, script: Path, written: string, cwd: Cwd): readonly Path[] {
  if (cwd.certain || cwd.folders[0] !== '' || !cwd.folders.includes(folderOf(script))) return [];
  const found = facts.ask(containersOf, script).map(it => pathsInImage(facts, it.composeFile, it.image, written));
  return found.every(it => it.length > 0) ? [...new Set(found.flat())] : [];
}

/** Whether a compose service mounts a script, by its name or with the folder that it is run from; question: the script's path. */
export const isMountedScript = (facts: FactView, script: Path): boolean => facts.ask(containersOf, script).length > 0;

interface Container {
  readonly script: Path;
  readonly composeFile: Path;
  /** Where its scripts begin. */
  readonly image: InImage;
}

const containersOf = defineResolution({
  id: 'script-containers',
  reads: [],
  answer: (facts, script: Path): readonly Container[] => facts.ask(mountedScripts, '').filter(it => it.script === script),
});

/** Every file that a service mounts by its name, and every one that its commands run; question: `''`. */
const mountedScripts = defineResolution({
  id: 'mounted-scripts',
  reads: ['compose.mount', 'compose.working-dir', 'command.file'],
  answer(facts): readonly Container[] {
    const containerAt = (script: Path, composeFile: Path, service: string): Container => {
      const folder = facts.in(composeFile, 'compose.working-dir').find(it => it.key === service)?.value.folder ?? '';
      return { script, composeFile, image: { service, folder } };
    };
    const mounted = facts.all('compose.mount').flatMap(({ path, key, value: { source, target } }) => {
      if (source === undefined) return [];
      const places = pathsInImage(facts, path, { service: key }, target);
      const script = places.length === 0 ? resolvePath(folderOf(path), source) : undefined;
      return [...places, ...(script === undefined ? [] : [script])].map(it => containerAt(it, path, key));
    });
    const run = facts.all('command.file').flatMap(({ path, key, value: { use, image } }) => {
      const service = image?.service;
      if (use !== 'run' || image === undefined || service === undefined) return [];
      return pathsInImage(facts, path, image, key).map(it => containerAt(it, path, service));
    });
    return [...mounted, ...run];
  },
});
