import type { Copy, Instruction, ModifiableInstruction } from 'dockerfile-ast';
import type { Veto } from '../../facts/fact.ts';
import type { DockerfileKind } from '../dockerfile.ts';
import type { Emit } from '../extractor.ts';
import { type Building, joined } from './building.ts';
import { type Places, wordsOf } from './places.ts';

/** States what COPY or ADD takes: from the build context, or from another stage. */
export function emitCopy(instruction: Instruction, { stage, folder, fill }: Building, places: Places, emit: Emit<DockerfileKind>): void {
  const flags = (instruction as ModifiableInstruction).getFlags();
  const from = flags.find(it => it.getName() === 'from');
  const fromRange = from?.getValueRange() ?? undefined;
  const fromName = from?.getValue() ?? undefined;
  const words = wordsOf(instruction, places);
  const heredoc = (instruction as Copy).getHeredocs().length > 0 || words.some(it => it.text.startsWith('<<'));
  if (from !== undefined && fromName !== undefined && fromName !== '' && fromRange !== undefined) {
    emit('docker.stage-reference', fromName, places.span(fromRange), { through: 'COPY --from', stage });
    if (/[/:@]/.test(fromName)) emit('docker.image', fromName, places.span(fromRange), { by: 'Dockerfile' });
  }
  const last = words.at(-1);
  if (heredoc || last === undefined || words.length < 2) return;
  const target = last.text;
  const path = fill(target);
  const absolute = path === undefined ? undefined : joined(folder, path);
  const into = absolute === undefined ? {} : { into: absolute, intoFolder: words.length > 2 || /(?:^|\/)\.{0,2}$/.test(target) };
  const parents = flags.some(it => it.getName() === 'parents' && it.getValue() !== 'false');
  const keyword = instruction.getKeyword() === 'ADD' ? 'ADD' : 'COPY';
  for (const { text, span } of words.slice(0, -1)) {
    if (keyword === 'ADD' && /^(?:[a-z][a-z0-9+.-]*:\/\/|git@)/i.test(text)) continue;
    if (from === undefined)
      emit(
        'docker.copy-source',
        text,
        span,
        { instruction: keyword, stage, target, targetSpan: last.span, ...into, parents },
        placeholderIn(text),
      );
    else emit('docker.copy-from', text, span, { from: fromName ?? '', stage, target, ...into }, placeholderIn(text));
  }
}

/** A variable or a template: what is copied cannot be told. */
const placeholderIn = (text: string): Veto | undefined => (/\$|\{\{|<%/.test(text) ? 'placeholder' : undefined);
