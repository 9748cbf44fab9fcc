import type { Span } from '../../base/span.ts';
import type { Emit } from '../extractor.ts';

/** States what a text may change in objects by operations of its own (JSON Patch, transformers): ports or variables that it speaks of. */
export function emitChanges(text: string, span: Span, emit: Emit<'kustomization.change'>): void {
  if (/port/i.test(text)) emit('kustomization.change', 'ports', span, {});
  if (/env/i.test(text)) emit('kustomization.change', 'variables', span, {});
}

/** Whether a text is a list of operations or the configuration of a transformer, which are no parts of objects. */
export const isOperations = (text: string): boolean =>
  (text.includes('op:') && /^[ \t]*(?:- *)?(?:\{ *)?op:[ \t]*["']?(?:add|replace|copy|move)\b/m.test(text)) ||
  (text.includes('Transformer') && /kind:[ \t]*["']?\w+Transformer\b/.test(text));
