import { resolvePath } from '../../base/path.ts';
import { type Place, relocate } from './folders.ts';
import type { Word } from './word.ts';
import { normalPath } from './written.ts';

/** What a path is known by: as it is written and, where one folder alone may be meant, from the root of the workspace behind a `/`. */
export function namesOf(word: Word, place: Place): readonly string[] {
  const { word: rest, cwd } = (word.dynamic ? relocate(word, place) : undefined) ?? { word, cwd: place.cwd };
  const [folder, ...others] = cwd.folders;
  const path = folder === undefined || others.length > 0 || rest.dynamic ? undefined : resolvePath(folder, rest.text);
  return path === undefined ? [normalPath(word.text)] : [normalPath(word.text), `/${path}`];
}
