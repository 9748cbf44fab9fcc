import { span } from '../../base/span.ts';
import type { Emit } from '../extractor.ts';

/**
 * States the anchors that attribute lists (`{#id}`, `{: #id .class }`, `[](){#id}`) and targets (`(id)=`, `.. _id:`) make outside of headings,
 * and the commands of Doxygen. Sources: Python-Markdown, "Attribute lists"; MyST-Parser, "Creating explicit targets"; m2r2, which passes
 * the targets of reStructuredText through; Doxygen, "Special Commands" (anchor, page, section).
 */
export function emitStatedAnchors(text: string, emit: Emit<'doc.anchor'>): void {
  if (text.includes('{')) for (const match of text.matchAll(attributes)) state(text, match.index + match[0].length, match[1] ?? '', emit);
  if (/[\\@](?:anchor|page|(?:sub){0,2}section) /.test(text))
    for (const match of text.matchAll(commands)) state(text, match.index + match[0].length, match[1] ?? '', emit);
  if (text.includes(')=')) for (const match of text.matchAll(targets)) state(text, match.index + match[0].length - 2, match[1] ?? '', emit);
  if (text.includes('.. _'))
    for (const match of text.matchAll(labels)) state(text, match.index + match[0].length - 1, match[1] ?? '', emit);
}

const attributes = /\{:?(?:[^{}\n#]*#|[ \t]*id=["']?)([\w.:/-]+)/g;
const commands = /^[ \t*]*[\\@](?:anchor|page|(?:sub){0,2}section)[ \t]+([\w-]+)/gm;
const labels = /^\.\. _([\w-]+):/gm;
const targets = /^[ \t]*\(([^()\n]+)\)=/gm;

function state(text: string, end: number, name: string, emit: Emit<'doc.anchor'>): void {
  const start = end - name.length;
  // A heading states its own, unless by `id=`.
  if (text[start - 1] === '#' && /^\s*#/.test(text.slice(text.lastIndexOf('\n', start) + 1, start))) return;
  emit('doc.anchor', name, span(start, end), { written: 'attribute' });
}
