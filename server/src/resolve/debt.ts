import { compileGlob } from '../base/glob.ts';
import { grouped } from '../base/grouping.ts';
import type { Path } from '../base/path.ts';
import type { Span } from '../base/span.ts';
import { defineResolution } from '../index/view.ts';
import { roleOf } from './role.ts';

/** The markers that an area's own comments hold, those with most of them first; question: the area's glob from the root. */
export const markersIn = defineResolution({
  id: 'markers-in',
  reads: ['text.marker'],
  answer(facts, glob): { readonly count: number; readonly files: readonly HotSpot[] } {
    const matches = compileGlob(glob) ?? (() => false);
    const counted = facts.all('text.marker').filter(it => matches(it.path) && !others.has(facts.ask(roleOf, it.path)));
    const files = [...grouped(counted, it => it.path)].flatMap(([path, markers]) => {
      const places = new Set(markers.map(it => it.span.start));
      const [first] = markers;
      return first === undefined ? [] : [{ path, count: places.size, first: first.span }];
    });
    files.sort((a, b) => b.count - a.count || (a.path < b.path ? -1 : 1));
    return { count: files.reduce((sum, it) => sum + it.count, 0), files: files.slice(0, most) };
  },
});

export interface HotSpot {
  readonly path: Path;
  readonly count: number;
  readonly first: Span;
}

/** Roles of files whose comments are somebody else's, or made by a program. */
const others: ReadonlySet<string> = new Set(['vendored', 'generated']);

/** Most files that are told of. */
const most = 10;
