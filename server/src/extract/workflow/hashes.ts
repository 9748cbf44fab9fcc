import type { Emit, SourceDocument } from '../extractor.ts';
import type { WorkflowKind } from '../workflow.ts';

/**
 * States what the keys of caches are made of. A condition that asks whether `hashFiles` gives anything claims nothing.
 * Source: GitHub's "Evaluate expressions in workflows and actions", `hashFiles`.
 */
export function emitHashes({ text }: SourceDocument, emit: Emit<WorkflowKind>): void {
  for (const match of text.matchAll(hashFiles)) {
    const lineStart = text.lastIndexOf('\n', match.index) + 1;
    const lineEnd = text.indexOf('\n', match.index + match[0].length);
    const before = text.slice(lineStart, match.index);
    const after = text.slice(match.index + match[0].length, lineEnd < 0 ? text.length : lineEnd);
    if (/^\s*#|^\s*(?:-\s+)?if:/.test(before) || /^\s*(?:[!=]=|&&|\|\|)/.test(after) || /[!=]=\s*$/.test(before)) continue;
    if (!/\$\{\{(?:(?!\}\}).)*$/.test(before)) continue;
    const patterns = patternsOf(match[1]);
    const [first = ''] = match[0].split("'", 1);
    const start = match.index + first.length;
    const rest = `${before}''${after}`;
    const others = [...rest.matchAll(hashFiles)].map(it => patternsOf(it[1]));
    emit(
      'workflow.hash',
      patterns.join(', '),
      { start, end: match.index + match[0].lastIndexOf("'") + 1 },
      { patterns, ...(others.length > 0 ? { others } : {}), ...(varies(rest) ? { varies: true } : {}) },
    );
  }
}

const hashFiles = /\bhashFiles\(\s*('[^'\n]*'(?:\s*,\s*'[^'\n]*')*)\s*\)/g;

const patternsOf = (list = ''): readonly string[] => [...list.matchAll(/'([^']*)'/g)].map(it => it[1] ?? '');

/** Whether the expressions of a value hold more than literals, literal `hashFiles`, and what is the same in every run of a job. */
const varies = (value: string): boolean =>
  [...value.matchAll(/\$\{\{((?:(?!\}\}).)*)/g)].some(([, expression = '']) => {
    const contexts = expression.replace(/'[^']*'/g, '').matchAll(/\b([a-z]\w*)[.[]\s*([\w-]*)/gi);
    return [...contexts].some(
      ([, context = '', name = '']) =>
        !/^(?:runner|matrix|strategy)$/.test(context) && !/^github\.(?:job|workflow|repository\w*)$/.test(`${context}.${name}`),
    );
  });
