import { rangeOf } from '../base/lines.ts';
import type { Path } from '../base/path.ts';
import type { Span } from '../base/span.ts';
import type { AgentFolder } from './folder.ts';
import { count, text } from './schemas.ts';

/** Where something stands, as people count. */
export interface Place {
  readonly path: Path;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
}

/** The schemas of a {@link Place}'s properties. */
export const placeProperties = {
  path: text('The file, from the root of the workspace'),
  line: count('From 1', 1),
  column: count('From 1, in UTF-16 units', 1),
};

/** Where a finding or a fact begins. */
export function placeOf(folder: AgentFolder, { path, span }: { readonly path: Path; readonly span: Span }): Place {
  const { line, column } = rangeOf(folder.lineStarts(path), span).start;
  return { path, line, column };
}
