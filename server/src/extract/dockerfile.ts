import { type Arg, DockerfileParser, type Env, type From, type Instruction, type Workdir } from 'dockerfile-ast';
import { nameOf } from '../base/path.ts';
import { nowhere } from '../base/span.ts';
import type { DockerFacts } from '../facts/docker.ts';
import { Building } from './dockerfile/building.ts';
import { emitScript } from './dockerfile/commands.ts';
import { emitCopy } from './dockerfile/copy.ts';
import { isOpen } from './dockerfile/open.ts';
import { emitFrom, emitMounts } from './dockerfile/stages.ts';
import { type Places, placesOf } from './dockerfile/places.ts';
import { defineExtractor, type Emit } from './extractor.ts';
import type { CommandKind } from './shell/claims.ts';
import { commandKinds } from './shell/kinds.ts';

/** The kinds that the parts of this extractor state. */
export type DockerfileKind = keyof DockerFacts | CommandKind | 'toolchain.version';

/** Dockerfiles and Containerfiles. Source: the Dockerfile reference. */
export default defineExtractor({
  id: 'dockerfile',
  version: 10,
  emits: [
    'docker.file',
    'docker.stage',
    'docker.stage-reference',
    'docker.copy-source',
    'docker.copy-from',
    'docker.image',
    'docker.command',
    'docker.expose',
    'docker.workdir',
    'toolchain.version',
    ...commandKinds,
  ],
  handles: path => isDockerfile(nameOf(path)),
  extract(document, emit) {
    const places = placesOf(document.text);
    const parsed = DockerfileParser.parse(document.text);
    const windows = parsed.getEscapeCharacter() === '`';
    const building = new Building(parsed);
    const endStage = (): void => {
      if (building.stage >= 0 && building.folder) emit('docker.workdir', String(building.stage), nowhere, { folder: building.folder });
    };
    for (const instruction of parsed.getInstructions()) {
      switch (instruction.getKeyword()) {
        case 'FROM':
          endStage();
          building.from(instruction as From);
          emitFrom(instruction as From, building, places, emit);
          break;
        case 'ARG':
          building.arg(instruction as Arg);
          break;
        case 'ENV':
          building.env(instruction as Env);
          break;
        case 'WORKDIR':
          building.workdir((instruction as Workdir).getPath() ?? '');
          break;
        case 'COPY':
        case 'ADD':
          emitCopy(instruction, building, places, emit);
          break;
        case 'EXPOSE':
          emitPorts(instruction, building.stage, places, emit);
          break;
        case 'RUN':
          emitMounts(instruction, building.stage, places, emit);
          if (!windows) emitScript(instruction, building, places, emit);
          break;
        case 'CMD':
        case 'ENTRYPOINT':
          emitCommand(instruction, building.stage, places, emit);
          if (!windows) emitScript(instruction, building, places, emit);
          break;
        case 'HEALTHCHECK':
          if (!windows) emitScript(instruction, building, places, emit);
          break;
      }
    }
    endStage();
    if (building.stage >= 0)
      emit('docker.file', document.path, nowhere, { stages: building.stage + 1, ...(isOpen(parsed) ? { open: true } : {}) });
  },
});

/** `Dockerfile`, `Dockerfile.web`, `web.dockerfile`, `Containerfile`; templates of another language and ignore files are none. */
function isDockerfile(name: string): boolean {
  if (
    /\.(?:dockerignore|containerignore|md|j2|jinja2?|tmpl|tpl|template|erb|in|mustache|ejs|hbs|twig|orig|bak|sh|py|[cm]?[jt]sx?|go|rs|rb|php|java|kt|cs|exs?|ya?ml|json)$/i.test(
      name,
    )
  )
    return false;
  return /^(?:docker|container)file(?:[._-].+)?$/i.test(name) || /\.(?:docker|container)file$/i.test(name);
}

function emitCommand(instruction: Instruction, stage: number, places: Places, emit: Emit<DockerfileKind>): void {
  const range = instruction.getArgumentsRange();
  if (range !== null && stage >= 0) emit('docker.command', instruction.getKeyword(), places.span(range), { stage });
}

function emitPorts(instruction: Instruction, stage: number, places: Places, emit: Emit<DockerfileKind>): void {
  for (const argument of instruction.getArguments()) {
    const match = /^(\d+(?:-\d+)?)(?:\/(tcp|udp|sctp))?$/i.exec(argument.getValue());
    if (match?.[1] === undefined) continue;
    const { start } = places.span(argument.getRange());
    emit('docker.expose', match[1], { start, end: start + match[1].length }, { protocol: (match[2] ?? 'tcp').toLowerCase(), stage });
  }
}
