import { compileOwnersPattern } from '../base/ownersPattern.ts';
import type { Path } from '../base/path.ts';
import type { Span } from '../base/span.ts';
import { defineResolution } from '../index/view.ts';

/** A pattern of CODEOWNERS none of whose files it decides: where it stands, and the later patterns with other owners that do. */
export interface Shadowed {
  readonly at: number;
  readonly later: readonly { readonly pattern: string; readonly owners: readonly string[]; readonly span: Span }[];
}

/** The patterns of a CODEOWNERS file on GitHub all of whose files later lines give to others; question: the file's path. */
export const takenBy = defineResolution({
  id: 'shadowed-owners',
  reads: ['owners.pattern', 'tree.file'],
  answer(facts, path: Path): readonly Shadowed[] {
    const lines = facts.in(path, 'owners.pattern').map(it => ({ ...it, matches: compileOwnersPattern(it.key, 'github') }));
    const files = facts.all('tree.file').map(it => it.key);
    return lines.flatMap(({ key, span, value: { owners }, matches }, index) => {
      const behind = lines.slice(index + 1).toReversed();
      const folder = key.startsWith('/') ? key.slice(1).split(/[*?\\]/, 1)[0] : undefined;
      const takers = new Set<(typeof lines)[number]>();
      for (const file of files) {
        if ((folder !== undefined && !file.startsWith(folder)) || !matches(file)) continue;
        const taker = behind.find(it => it.matches(file));
        // One file that it decides is enough.
        if (taker === undefined || sameOwners(taker.value.owners, owners)) return [];
        takers.add(taker);
      }
      if (takers.size === 0) return [];
      const later = [...takers].sort((a, b) => a.span.start - b.span.start);
      return [{ at: span.start, later: later.map(it => ({ pattern: it.key, owners: it.value.owners, span: it.span })) }];
    });
  },
});

const sameOwners = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every(it => other.some(same => same.toLowerCase() === it.toLowerCase()));
