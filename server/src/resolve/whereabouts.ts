import { foldersAbove, type Path, resolvePath } from '../base/path.ts';
import type { Cwd } from '../facts/cwd.ts';
import type { FactView } from '../index/view.ts';
import { existence, past, sameSuffix } from './paths.ts';
import { isProduced } from './produced.ts';

/** What the workspace knows of a path that a command opens. */
export type Whereabouts =
  | { readonly is: 'there' | 'ignored' | 'opaque' | 'produced' | 'outside' | 'pending' }
  /** Nothing stands at any place the command may mean. */
  | {
      readonly is: 'gone';
      /** The folder that the command's path starts from, of all it may be: where history has the file, else the likeliest. */
      readonly from: Path;
      readonly path: Path;
      readonly removed: boolean;
      /** Whether history could be asked. */
      readonly history: boolean;
      /** Whether other files end with the same segments. */
      readonly elsewhere: boolean;
    };

/**
 * Where a path that a command opens is, or was. A certain working directory gives one place. An uncertain one gives its
 * folders, and the folders above them as second places: what stands there is taken only where history does not tell that
 * the path once stood at a first place. `endings` are what the program adds to a path by itself.
 */
export function whereaboutsOf(facts: FactView, written: string, cwd: Cwd, endings: readonly string[]): Whereabouts {
  const first = placesIn(cwd.certain ? cwd.folders.slice(0, 1) : cwd.folders, written);
  const second = cwd.certain ? [] : placesIn(new Set(cwd.folders.flatMap(it => [...foldersAbove(it)])), written).filter(it => !first.some(other => other.from === it.from));
  const [likeliest] = first;
  if (likeliest === undefined) return { is: 'outside' };
  const stands = standing(facts, first, endings);
  if (stands !== undefined) return { is: stands };
  const pasts = [...first, ...second].map(it => ({ ...it, past: facts.ask(past, it.path) }));
  if (pasts.some(it => it.past.state === 'pending')) return { is: 'pending' };
  const was = pasts.find(it => it.past.state === 'removed');
  const above = standing(facts, second, endings);
  if (above !== undefined && !first.some(it => it.from === was?.from)) return { is: above };
  const place = was ?? likeliest;
  return {
    is: 'gone',
    from: place.from,
    path: place.path,
    removed: was !== undefined,
    history: pasts.every(it => it.past.state !== 'unavailable'),
    elsewhere: sameSuffix(facts, resolvePath('', written) ?? place.path).length > 0,
  };
}

interface Place {
  readonly from: Path;
  readonly path: Path;
}

function placesIn(folders: Iterable<Path>, written: string): readonly Place[] {
  return [...folders].flatMap(from => {
    const path = resolvePath(from, written);
    return path === undefined ? [] : [{ from, path }];
  });
}

/** What stands at one of the places, or why nothing can be said of them. */
function standing(facts: FactView, places: readonly Place[], endings: readonly string[]): 'there' | 'opaque' | 'ignored' | 'produced' | undefined {
  const found = places.flatMap(({ path }) => endings.map(it => facts.ask(existence, `${path}${it}`)));
  if (found.some(it => it === 'file' || it === 'folder')) return 'there';
  for (const it of ['opaque', 'ignored'] as const) if (found.includes(it)) return it;
  return places.some(it => facts.ask(isProduced, it.path)) ? 'produced' : undefined;
}
