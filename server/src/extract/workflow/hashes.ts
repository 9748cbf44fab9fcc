import type { Emit, SourceDocument } from '../extractor.ts';
import type { WorkflowKind } from '../workflow.ts';

/**
 * States what the keys of caches are made of. A condition that asks whether `hashFiles` gives anything claims nothing.
 * Source: GitHub's "Evaluate expressions in workflows and actions", `hashFiles`.
 */
export function emitHashes({ text }: SourceDocument, emit: Emit<WorkflowKind>): void {
  for (const match of text.matchAll(/\bhashFiles\(\s*('[^'\n]*'(?:\s*,\s*'[^'\n]*')*)\s*\)/g)) {
    const lineStart = text.lastIndexOf('\n', match.index) + 1;
    const before = text.slice(lineStart, match.index);
    const after = text.slice(match.index + match[0].length, match.index + match[0].length + 20);
    if (/^\s*#|^\s*(?:-\s+)?if:/.test(before) || /^\s*(?:[!=]=|&&|\|\|)/.test(after) || /[!=]=\s*$/.test(before)) continue;
    if (!/\$\{\{(?:(?!\}\}).)*$/.test(before)) continue;
    const patterns = [...(match[1] ?? '').matchAll(/'([^']*)'/g)].map(it => it[1] ?? '');
    const [first = ''] = match[0].split("'", 1);
    const start = match.index + first.length;
    emit('workflow.hash', patterns.join(', '), { start, end: match.index + match[0].lastIndexOf("'") + 1 }, { patterns });
  }
}
