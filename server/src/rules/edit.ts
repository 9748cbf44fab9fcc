import type { Path } from '../base/path.ts';
import type { Span } from '../base/span.ts';
import type { Addition } from '../facts/sources.ts';
import type { Fix } from './rule.ts';

/** The fix that writes other words at one place of the claim's document. */
export function changeTo(claim: { readonly path: Path; readonly span: Span }, newText: string, kind: Fix['kind'], shown = newText): Fix {
  return { title: `Change to "${shown}"`, kind, changes: [{ type: 'edit', path: claim.path, span: claim.span, newText }] };
}

/** Fixes that want a look before they are applied, whatever speaks for them. */
export const forReview = (fixes: readonly Fix[]): readonly Fix[] => fixes.map(it => ({ ...it, kind: 'review' }));

/** The fix that takes a part of a document out. */
export function removing(path: Path, span: Span, title: string): Fix {
  return { title, kind: 'review', changes: [{ type: 'edit', path, span, newText: '' }] };
}

/** The fix that adds items to a list of the policy. */
export function changeAdding(path: Path, { at, before, between, after }: Addition, items: readonly string[], title: string): Fix {
  const newText = `${before}${items.map(yamlItem).join(between)}${after}`;
  return { title, kind: 'review', changes: [{ type: 'edit', path, span: { start: at, end: at }, newText }] };
}

/** A text as an item of a YAML list, quoted where it has to be. */
const yamlItem = (text: string): string => (/^[\w./][\w./*-]*$/.test(text) ? text : `'${text.replaceAll("'", "''")}'`);
