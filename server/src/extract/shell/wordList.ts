import { mappedOf, spanOf, textOf, type YamlNode } from '../yaml.ts';
import type { Emit } from '../extractor.ts';
import { type CommandKind, emitArgumentClaims, emitCommandClaims, type ShellContext } from './claims.ts';

/**
 * States what a command claims that is given as a list of words; `sh -c` hands its last word to a shell, and so does the form of
 * a list whose only word is a script (`shell`). `text`: the document's.
 */
export function emitWordList(nodes: readonly YamlNode[], shell: boolean, place: ShellContext, text: string, emit: Emit<CommandKind>): void {
  const words = nodes.map(it => ({ text: textOf(it) ?? '', span: spanOf(it) }));
  const runsShell = /^(?:\/(?:usr\/)?bin\/)?(?:ba|da|z|a)?sh$/.test(words[0]?.text ?? '');
  const dashC = runsShell ? words.findIndex((it, index) => index > 0 && /^-[a-z]*c$/.test(it.text)) : -1;
  const script = shell ? nodes[0] : dashC > 0 ? nodes[dashC + 1] : undefined;
  const mapped = script === undefined ? undefined : mappedOf(script, text);
  if (mapped !== undefined) emitCommandClaims(mapped, place, emit);
  else emitArgumentClaims(words, place, emit);
}
