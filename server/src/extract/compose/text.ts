import { type Span, span } from '../../base/span.ts';
import type { Veto } from '../../facts/fact.ts';
import { isScalar, nodeOf, spanOf, textOf, type YamlNode } from '../yaml.ts';

/** The veto of a text that Compose or a template engine fills in: `$X`, `${X}`, `{{ x }}`. `$$` is a plain dollar sign. */
export function placeholderIn(text: string): Veto | undefined {
  return /\$|\{\{|<\w/.test(text.replaceAll('$$', '')) ? 'placeholder' : undefined;
}

/** Splits at colons outside `${…}`, with the offset of every part; a Windows drive keeps its colon. */
export function splitAtColons(text: string): readonly { readonly text: string; readonly at: number }[] {
  const parts: { text: string; at: number }[] = [];
  let from = 0;
  let depth = 0;
  for (let at = 0; at <= text.length; at++) {
    if (text.startsWith('${', at)) depth++;
    else if (text[at] === '}' && depth > 0) depth--;
    const drive = at - from === 1 && /[A-Za-z]/.test(text[from] ?? '') && /[\\/]/.test(text[at + 1] ?? '') && from === 0;
    if (at === text.length || (text[at] === ':' && depth === 0 && !drive)) {
      parts.push({ text: text.slice(from, at), at: from });
      from = at + 1;
    }
  }
  return parts;
}

/** The place of a part of a scalar's text; the whole scalar where its value is not what stands in the document. */
export function partSpan(node: YamlNode, documentText: string, at: number, length: number): Span {
  const whole = spanOf(node);
  const scalar = nodeOf(node);
  const value = textOf(scalar);
  if (value === undefined || !isScalar(scalar) || documentText.slice(whole.start, whole.end) !== value) return whole;
  return span(whole.start + at, whole.start + at + length);
}

/** A place outside the workspace: a URL, an `oci://` artifact, a git reference. */
export const isRemote = (text: string): boolean =>
  /^(?:[a-z][a-z0-9+.-]*:\/\/|git@|github\.com\/|(?:docker-image|service|target|oci-layout):)/i.test(text) || /\.git(?:#|$)/.test(text);
