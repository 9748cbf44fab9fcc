import type { Span } from '../../base/span.ts';
import type { Veto } from '../../facts/fact.ts';

/** Why the line around a path of a machine says that the path stands for others like it. */
export function exampleAround(text: string, at: Span): Veto | undefined {
  const before = text.slice(Math.max(text.lastIndexOf('\n', at.start - 1) + 1, at.start - 160), at.start);
  const newline = text.indexOf('\n', at.end);
  const after = text.slice(at.end, Math.min(newline < 0 ? text.length : newline, at.end + 80));
  if (/^[\\/]*\.\.\.|^[\\/]*…/.test(after)) return 'placeholder';
  if (/\be\.?g\.|\b(?:for example|for instance|such as|examples?\s*[:=(]|like)\b|\bexample["']\s*:/i.test(before)) return 'example';
  if (/^["'`)]*\s*(?:→|->|=>|⇒)/.test(after) || /(?:→|->|⇒)\s*["'`(]*$/.test(before)) return 'example';
  return /^["'`]?[^"'`\n]{0,20}\b(?:etc\.|for example|e\.g\.)/.test(after) ? 'example' : undefined;
}
