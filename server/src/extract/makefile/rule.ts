import { type Span, span } from '../../base/span.ts';
import type { Emit } from '../extractor.ts';
import { expandMake } from './expand.ts';
import type { MakeVariables } from './variables.ts';

/** Reads a rule or a directive outside recipes and states its targets; `undefined` when recipe lines below it belong to nothing. */
export function readRule(
  text: string,
  at: Span,
  variables: MakeVariables,
  emit: Emit<'make.target' | 'make.open'>,
): { readonly recipe?: Span } | undefined {
  const source = text.slice(at.start, at.end);
  const include = /^[ ]*(-include|sinclude|include)[ \t]+/.exec(source);
  if (include !== null) {
    const because = include[1] === 'include' ? 'include' : 'optional-include';
    for (const name of words(text, span(at.start + include[0].length, endWithoutComment(text, at)), variables)) {
      emit('make.open', name.text, name.span, { tool: 'make', because });
    }
    return undefined;
  }
  if (/^[ ]*\$[({](?:eval|foreach|call)\b/.test(source)) {
    emit('make.open', source.trim(), at, { tool: 'make', because: 'computed' });
    return undefined;
  }
  const colon = colonOf(source);
  if (colon < 0) {
    // What a reference expands to may be a rule: `$(if $(MAKECMDGOALS),$(MAKECMDGOALS): %: run)`.
    if (/^[ ]*\$[({](?!(?:info|warning|error|shell)\b)/.test(source))
      emit('make.open', source.trim(), at, { tool: 'make', because: 'computed' });
    return undefined;
  }
  const targets = words(text, span(at.start, at.start + colon), variables);
  const behind = source.slice(colon).replace(/^&?:{1,2}/, '');
  const phony = targets.some(it => it.text === '.PHONY');
  const named = phony ? words(text, span(at.end - behind.length, endWithoutComment(text, at)), variables) : targets;
  if (phony || !/^[ \t]*[\w.-]+[ \t]*[?+:]{0,3}=/.test(behind)) {
    for (const name of named) state(name.text, text.slice(name.span.start, name.span.end), name.span, phony, emit);
  }
  const semicolon = behind.indexOf(';');
  return semicolon < 0 ? {} : { recipe: span(at.end - behind.length + semicolon + 1, at.end) };
}

function state(name: string, written: string, at: Span, phony: boolean, emit: Emit<'make.target' | 'make.open'>): void {
  const pattern = name === '.DEFAULT' ? '%' : name.includes('$') ? written.replace(/\$[({][\w.-]+[)}]/g, '%') : name;
  if (pattern.includes('$') || (name.includes('$') && pattern === '%'))
    emit('make.open', written, at, { tool: 'make', because: 'computed' });
  else if (pattern.includes('%')) emit('make.open', pattern, at, { tool: 'make', because: 'pattern' });
  else if (!special.test(name)) emit('make.target', name, at, { tool: 'make', phony });
}

const special =
  /^\.(?:PHONY|SUFFIXES|DEFAULT|PRECIOUS|INTERMEDIATE|NOTINTERMEDIATE|SECONDARY|SECONDEXPANSION|DELETE_ON_ERROR|IGNORE|LOW_RESOLUTION_TIME|SILENT|EXPORT_ALL_VARIABLES|NOTPARALLEL|ONESHELL|POSIX)$/;

/** The offset of the colon that ends a rule's targets: outside references, and no part of an assignment. */
function colonOf(source: string): number {
  let depth = 0;
  for (let at = 0; at < source.length; at++) {
    const character = source[at];
    if (character === '(' || character === '{') depth++;
    else if (character === ')' || character === '}') depth--;
    else if (character === '#' && depth === 0) return -1;
    else if (character === ':' && depth === 0 && !/[\\/]/.test(source[at + 1] ?? '') && source[at - 1] !== '\\')
      return source[at - 1] === '&' ? at - 1 : at;
  }
  return -1;
}

function endWithoutComment(text: string, at: Span): number {
  const comment = /[ \t]#/.exec(text.slice(at.start, at.end));
  return comment === null ? at.end : at.start + comment.index;
}

/** The words of a list, literal variables replaced by their values. */
function words(text: string, at: Span, variables: MakeVariables): { readonly text: string; readonly span: Span }[] {
  const list = expandMake(text, at, variables);
  return [...list.text.matchAll(/(?:\\\s|[^\s\\]|\\(?=\S))+/g)].map(it => ({
    text: it[0].replace(/\\(?=[:#])/g, ''),
    span: list.toDocument(span(it.index, it.index + it[0].length)),
  }));
}
