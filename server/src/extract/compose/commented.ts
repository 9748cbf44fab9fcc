import { span } from '../../base/span.ts';
import type { Emit } from '../extractor.ts';

/** States the services that stand commented out, for whoever wants them to take in: a name, and below it an image or build. */
export function emitCommented(text: string, emit: Emit<'compose.commented-service'>): void {
  for (const match of text.matchAll(/^[ \t]*#[ \t]*([\w.-]{1,80}):[ \t]*\r?\n[ \t]*#[ \t]+(?:image|build|container_name|extends):/gm)) {
    const [whole, name = ''] = match;
    const start = match.index + whole.indexOf(name, whole.indexOf('#') + 1);
    emit('compose.commented-service', name, span(start, start + name.length), {});
  }
}
