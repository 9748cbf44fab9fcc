import type { Emit } from '../extractor.ts';
import { spanOf, textOf, valueOf, type YamlNode } from '../yaml.ts';

/** States the port that a key of a map fixes by its number. */
export function emitPort(map: YamlNode | undefined, key: string, emit: Emit<'config.port'>): void {
  const node = valueOf(map, key);
  const port = textOf(node);
  if (node !== undefined && port !== undefined && /^\d{1,5}$/.test(port)) emit('config.port', port, spanOf(node), { by: key });
}
