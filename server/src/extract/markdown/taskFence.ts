import type { MappedText } from '../../base/mappedText.ts';
import { type Span, span } from '../../base/span.ts';
import type { Emit } from '../extractor.ts';

/** The languages of blocks that show a piece of a Makefile or justfile. */
export const taskLanguages: ReadonlySet<string> = new Set(['make', 'makefile', 'just', 'justfile']);

/** States that a block of commands has CMake write a Makefile, with targets that no file of the workspace names. */
export function emitGeneratedTasks(text: string, place: Span, emit: Emit<'make.fence-target'>): void {
  if (/^[ \t$>]*cmake[ \t]/m.test(text)) emit('make.fence-target', '*', place, {});
}

/** States the targets of a Makefile or justfile that stands in a fenced block of a document. */
export function emitTaskFence(fence: MappedText, emit: Emit<'make.fence-target'>): void {
  for (const { 1: name = '', 0: whole, index } of fence.text.matchAll(
    /^@?([A-Za-z_][\w.-]*)(?![\w.-])(?![ \t]*[?+:]?=)(?=[^\n:]*:(?!=))/gm,
  )) {
    const end = index + whole.length;
    emit('make.fence-target', name, fence.toDocument(span(end - name.length, end)), {});
  }
}
