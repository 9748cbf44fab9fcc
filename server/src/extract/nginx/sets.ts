import { span } from '../../base/span.ts';
import type { NginxFacts } from '../../facts/nginx.ts';
import type { Emit } from '../extractor.ts';
import type { Directive } from './parse.ts';

/** States what `set` assigns. */
export function emitSets(directives: readonly Directive[], text: string, emit: Emit<keyof NginxFacts>): void {
  for (const directive of directives) {
    const [variable, value] = directive.words;
    if (directive.name !== 'set' || variable === undefined || value === undefined || !/^\$\w+$/.test(variable.text)) continue;
    emit('nginx.set', variable.text.slice(1), span(directive.span.start, Math.max(value.span.end, directive.span.end - 1)), {
      value: value.text,
      whole: wholeOf(directive, text),
    });
  }
}

function wholeOf({ span: { start, end } }: Directive, text: string): { readonly start: number; readonly end: number } {
  const line = text.lastIndexOf('\n', start - 1) + 1;
  const next = text.indexOf('\n', end);
  const alone = text.slice(line, start).trim() === '' && text.slice(end, next < 0 ? text.length : next).trim() === '';
  return alone ? { start: line, end: next < 0 ? text.length : next + 1 } : { start, end };
}
