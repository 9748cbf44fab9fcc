import { type Path, resolvePath } from '../base/path.ts';
import type { FactView } from '../index/view.ts';
import type { OpenedFile } from './commandFile.ts';
import { cwdOfRecipe } from './includedMakefiles.ts';

/**
 * Whether the script or the recipes that open a file remove it as well: they, or a program that they run, make it on the way. A text may
 * have its reader remove what came with the repository, and an image what was copied into it.
 */
export const isRemovedAgain = (facts: FactView, { path, value: { origin, image } }: OpenedFile, wanted: Path): boolean =>
  ['config', 'ci', 'script'].includes(origin) &&
  image === undefined &&
  facts
    .in(path, 'command.removes')
    .some(
      ({ key, value, veto }) =>
        (veto === undefined || veto === 'tolerated') &&
        value.image === undefined &&
        cwdOfRecipe(facts, path, value.cwd).folders.some(it => resolvePath(it, key) === wanted),
    );
