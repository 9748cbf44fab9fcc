import type { Path } from '../base/path.ts';
import { defineResolution } from '../index/view.ts';
import { slipOf } from './nearName.ts';
import { past } from './paths.ts';
import { namesakeOf } from './replacement.ts';

/**
 * What speaks for a mistake where a path leads nowhere, beside that nothing is there. Without any of it something that nobody sees may
 * make the file: an archive, a program's output, another repository.
 */
export type Evidence =
  | 'history' // it was there
  | 'slip' // a file beside it has its name but for one letter or the spelling of its ending
  | 'namesake' // the one other file of its name lies elsewhere
  | 'written'; // it is a program or configuration, which people write

/** The strongest evidence that a missing path is a mistake; question: the path. */
export const evidenceOf = defineResolution({
  id: 'evidence',
  reads: ['tree.name', 'history.removed'],
  answer(facts, path: Path): Evidence | undefined {
    if (facts.ask(past, path).state === 'removed') return 'history';
    if (slipOf(facts, path) !== undefined) return 'slip';
    if (namesakeOf(facts, path) !== undefined) return 'namesake';
    return isWritten(path) ? 'written' : undefined;
  },
});

const isWritten = (path: Path): boolean =>
  /(?:\.(?:py|[cm]?[jt]sx?|sh|bash|zsh|ps1|psm1|bat|cmd|rb|php|pl|lua|ya?ml|toml|cfg|ini|gradle|kts?|exs?)|(?:^|\/)(?:Dockerfile|Makefile)[^/]*|(?:^|\/)\.[\w-]+)$/.test(
    path,
  );
