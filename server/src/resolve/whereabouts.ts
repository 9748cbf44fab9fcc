import { foldersAbove, nameOf, type Path, resolvePath } from '../base/path.ts';
import type { Cwd } from '../facts/cwd.ts';
import type { FactView } from '../index/view.ts';
import { existence, past, type Past, sameSuffix } from './paths.ts';
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
      readonly removed?: Extract<Past, { state: 'removed' }>;
      /** Whether history could be asked. */
      readonly history: boolean;
      /** Files that end with the same segments. */
      readonly elsewhere: readonly Path[];
      /** The only file of the workspace with that name, if there is one. */
      readonly namesake?: Path;
    };

/**
 * Where a path that a command opens is, or was. A certain working directory gives one place; an uncertain one its folders
 * and all folders above them. `endings` are what the program adds to a path by itself.
 */
export function whereaboutsOf(facts: FactView, written: string, cwd: Cwd, endings: readonly string[]): Whereabouts {
  const starts = cwd.certain ? cwd.folders.slice(0, 1) : [...new Set([...cwd.folders, ...cwd.folders.flatMap(it => [...foldersAbove(it)])])];
  const places = starts.flatMap(from => {
    const path = resolvePath(from, written);
    return path === undefined ? [] : [{ from, path }];
  });
  const [first] = places;
  if (first === undefined) return { is: 'outside' };
  const found = places.flatMap(({ path }) => endings.map(it => facts.ask(existence, `${path}${it}`)));
  if (found.some(it => it === 'file' || it === 'folder')) return { is: 'there' };
  for (const it of ['opaque', 'ignored'] as const) if (found.includes(it)) return { is: it };
  if (places.some(it => facts.ask(isProduced, it.path))) return { is: 'produced' };
  const pasts = places.map(it => ({ ...it, past: facts.ask(past, it.path) }));
  if (pasts.some(it => it.past.state === 'pending')) return { is: 'pending' };
  const elsewhere = sameSuffix(facts, first.path.endsWith(written) ? written : first.path);
  const namesakes = facts.get('tree.name', nameOf(first.path));
  const was = pasts.find(it => it.past.state === 'removed');
  return {
    is: 'gone',
    from: (was ?? first).from,
    path: (was ?? first).path,
    ...(was?.past.state === 'removed' ? { removed: was.past } : {}),
    history: pasts.every(it => it.past.state !== 'unavailable'),
    elsewhere,
    ...(namesakes.length === 1 && namesakes[0] !== undefined ? { namesake: namesakes[0].value.path } : {}),
  };
}
