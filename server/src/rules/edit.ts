import type { Path } from '../base/path.ts';
import type { Span } from '../base/span.ts';
import type { Fix } from './rule.ts';

/** The fix that writes other words at one place of the claim's document. */
export function changeTo(claim: { readonly path: Path; readonly span: Span }, newText: string, kind: Fix['kind'], shown = newText): Fix {
  return { title: `Change to "${shown}"`, kind, changes: [{ type: 'edit', path: claim.path, span: claim.span, newText }] };
}
