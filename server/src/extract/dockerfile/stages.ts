import type { From, Instruction, ModifiableInstruction } from 'dockerfile-ast';
import { type Span, span } from '../../base/span.ts';
import type { DockerfileKind } from '../dockerfile.ts';
import type { Emit } from '../extractor.ts';
import type { Building } from './building.ts';
import type { Places } from './places.ts';

/** States a stage, the image that it begins with and, when its base is a single word, the claim that this may be another stage. */
export function emitFrom(from: From, building: Building, places: Places, emit: Emit<DockerfileKind>): void {
  const { stage } = building;
  const image = from.getImage() ?? '';
  const imageRange = from.getImageRange();
  const name = from.getBuildStage();
  const nameRange = from.getBuildStageRange();
  const key = (name ?? String(stage)).toLowerCase();
  const place = places.span(nameRange ?? imageRange ?? from.getRange());
  emit('docker.stage', key, place, { index: stage, base: image, ...(name === null ? {} : { name }) });
  if (imageRange !== null && image !== '' && image !== 'scratch') {
    const filled = image.includes('$') ? building.fillFrom(image) : undefined;
    emit('docker.image', image, places.span(imageRange), { by: 'Dockerfile', ...(filled === undefined ? {} : { filled }) });
  }
  emitToolchain(image, imageRange === null ? undefined : places.span(imageRange), emit);
  if (imageRange !== null && /^[\w-]+$/.test(image)) {
    emit('docker.stage-reference', image, places.span(imageRange), { through: 'FROM', stage });
  }
}

/** The official images of Node and Python are tagged by version, and perhaps by what they are built on. */
function emitToolchain(image: string, place: Span | undefined, emit: Emit<DockerfileKind>): void {
  const match = /^((?:docker\.io\/)?(?:library\/)?(node|python):)(\d+(?:\.\d+){0,2})(?=-|@|$)/.exec(image);
  if (match === null || place === undefined) return;
  const [, before = '', tool = '', written = ''] = match;
  const start = place.start + before.length;
  emit('toolchain.version', tool, span(start, start + written.length), { written, by: 'image' });
}

/** States the stages that `RUN --mount=from=…` takes files of. */
export function emitMounts(run: Instruction, stage: number, places: Places, emit: Emit<DockerfileKind>): void {
  for (const flag of (run as ModifiableInstruction).getFlags()) {
    const range = flag.getValueRange();
    if (flag.getName() !== 'mount' || range === null) continue;
    const whole = places.span(range);
    const match = /(?:^|,)from=([^,]+)/.exec(places.text.slice(whole.start, whole.end));
    if (match?.[1] === undefined) continue;
    const start = whole.start + match.index + match[0].length - match[1].length;
    emit('docker.stage-reference', match[1], span(start, start + match[1].length), { through: 'RUN --mount', stage });
  }
}
