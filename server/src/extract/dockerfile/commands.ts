import type { Instruction, Run } from 'dockerfile-ast';
import { MappedText } from '../../base/mappedText.ts';
import type { DockerfileKind } from '../dockerfile.ts';
import type { Emit } from '../extractor.ts';
import { emitArgumentClaims, emitCommandClaims, type ShellContext } from '../shell/claims.ts';
import { startInImage } from '../shell/folders.ts';
import type { Building } from './building.ts';
import { execWords, type Places } from './places.ts';

/** States what RUN, CMD, ENTRYPOINT and HEALTHCHECK run, and where in the image. */
export function emitScript(instruction: Instruction, { stage, folder }: Building, places: Places, emit: Emit<DockerfileKind>): void {
  const context: ShellContext = {
    cwd: startInImage(folder),
    origin: 'config',
    image: { stage: Math.max(0, stage) },
    // A mount puts files in place for this instruction alone.
    ...(mountsFiles(instruction, places) ? { veto: 'produced' } : {}),
  };
  const heredocs = instruction.getKeyword() === 'RUN' ? (instruction as Run).getHeredocs() : [];
  if (heredocs.length > 0) {
    for (const heredoc of heredocs) {
      const range = heredoc.getContentRange();
      if (range !== null) emitCommandClaims(MappedText.slice(places.text, places.span(range)), context, emit);
    }
    return;
  }
  const words = instruction.getKeyword() === 'HEALTHCHECK' ? undefined : execWords(instruction, places);
  if (words !== undefined) {
    const script = words[2];
    const shell = /^(?:\/(?:usr\/)?bin\/)?(?:ba|da|z|a)?sh$/.test(words[0]?.text ?? '') && /^-[a-z]*c$/.test(words[1]?.text ?? '');
    if (shell && script !== undefined) emitCommandClaims(MappedText.slice(places.text, script.span), context, emit);
    else emitArgumentClaims(words, context, emit);
    return;
  }
  const range = instruction.getArgumentsRange();
  if (range !== null) emitCommandClaims(shellText(places, range), context, emit);
}

/** Whether RUN mounts files: `bind` is the default type. */
function mountsFiles(instruction: Instruction, places: Places): boolean {
  if (instruction.getKeyword() !== 'RUN') return false;
  const { start, end } = places.span(instruction.getRange());
  return [...places.text.slice(start, end).matchAll(/\s--mount=(\S*)/g)].some(it => !/type=(?:cache|secret|ssh|tmpfs)/.test(it[1] ?? ''));
}

/** The shell's part of an instruction; comment lines between continued ones are none of it, nor is HEALTHCHECK's own `CMD`. */
function shellText(places: Places, range: Parameters<Places['span']>[0]): MappedText {
  const { start, end } = places.span(range);
  const parts: { text: string; from: number }[] = [];
  for (const match of places.text.slice(start, end).matchAll(/[^\n]*(?:\n|$)/g)) {
    if (match[0] === '' || (match.index > 0 && /^[ \t]*#/.test(match[0]))) continue;
    const skip = match.index === 0 ? (/^CMD[ \t]+/.exec(match[0])?.[0].length ?? 0) : 0;
    parts.push({ text: match[0].slice(skip), from: start + match.index + skip });
  }
  return MappedText.join(parts);
}
