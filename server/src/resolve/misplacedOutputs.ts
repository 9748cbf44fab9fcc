import { folderOf, isInside, type Path, relativePath } from '../base/path.ts';
import type { FactOf } from '../facts/fact.ts';
import { defineResolution, type FactView } from '../index/view.ts';
import { stageNamed, stagesBelow } from './dockerStages.ts';
import { type ImageKinds, type StagePlace, workspacePath } from './imagePaths.ts';
import { existence } from './paths.ts';
import { type BuildOutput, bundleOutput, type ScriptOutputs, scriptOutputs } from './scriptOutputs.ts';

/** A copy of a stage's build output that takes another place than the build writes to. */
export interface MisplacedOutput {
  readonly copy: FactOf<'docker.copy-from'>;
  readonly output: BuildOutput;
  /** Where the output lies in the image. */
  readonly at: string;
  /** The output lies below what is copied, so that it lands too deep. */
  readonly deeper: boolean;
}

type Kinds =
  | ImageKinds
  | 'command.script'
  | 'command.bundle'
  | 'command.produces'
  | 'command.target'
  | 'command.file'
  | 'build.output'
  | 'tree.file';

/** The misplaced outputs of a Dockerfile; question: its path. */
export const misplacedOutputsIn = defineResolution({
  id: 'misplaced-outputs-in',
  reads: [
    'docker.stage',
    'docker.copy-source',
    'docker.copy-from',
    'command.script',
    'command.bundle',
    'command.produces',
    'command.target',
    'command.file',
    'build.output',
    'tree.file',
  ],
  answer: (facts, dockerfile: Path): readonly MisplacedOutput[] =>
    facts.in(dockerfile, 'docker.copy-from').flatMap(copy => misplaced(facts, copy) ?? []),
});

/** The misplaced outputs of the workspace; question: `''`. */
export const misplacedOutputs = defineResolution({
  id: 'misplaced-outputs',
  reads: ['docker.file'],
  answer: (facts): readonly MisplacedOutput[] => facts.all('docker.file').flatMap(it => facts.ask(misplacedOutputsIn, it.path)),
});

function misplaced(facts: FactView<Kinds>, copy: FactOf<'docker.copy-from'>): MisplacedOutput | undefined {
  const stage = copy.veto === undefined ? stageNamed(facts, copy.path, copy.value.from) : undefined;
  if (stage === undefined || /[*?[]/.test(copy.key)) return undefined;
  const place = { dockerfile: copy.path, stage };
  const stages = stagesBelow(facts, copy.path, stage);
  const isHere = (it: { readonly value: { readonly image?: { readonly stage?: number } } }): boolean =>
    stages.includes(it.value.image?.stage ?? -1);
  const builds = buildsIn(facts, place, isHere);
  const outputs = builds.flatMap(it => it.outputs.map(output => ({ output, at: inImage(it, output.folder), folder: it.imageFolder })));
  const copied = `/${copy.key.replace(/^\/+|(?:\/\.?)+$/g, '')}`;
  if (outputs.length === 0 || builds.some(it => it.open) || outputs.some(it => isInside(copied, it.at))) return undefined;
  // Other programs may put files there, too.
  if (
    facts.in(copy.path, 'command.target').some(isHere) ||
    facts.in(copy.path, 'command.file').some(it => isHere(it) && it.value.use === 'run')
  )
    return undefined;
  const made = facts
    .in(copy.path, 'command.produces')
    .filter(isHere)
    .map(it => joined(it.value.image?.folder ?? '', it.key));
  if (made.some(it => !it.startsWith('/') || isInside(it, copied) || isInside(copied, it))) return undefined;
  const source = workspacePath(facts, place, copied);
  if (source !== undefined && ['file', 'folder'].includes(facts.ask(existence, source))) return undefined;
  const within = outputs.filter(it => isInside(it.at, copied));
  const deeper = within.length === 1 && outputs.length === 1 && copied !== within[0]?.folder && webRoot.test(copy.value.into ?? '');
  const beside = within.length === 0 ? outputs.find(it => isUsual(copied, it.folder)) : undefined;
  const found = deeper ? within[0] : beside;
  if (found === undefined || found.output.tool === 'next') return undefined;
  return { copy, output: found.output, at: found.at, deeper };
}

interface ImageBuild extends ScriptOutputs {
  /** The folder that is built, in the image and in the workspace. */
  readonly imageFolder: string;
  readonly folder: Path;
}

/** The builds that RUN starts in a stage and in those that it builds on. */
function buildsIn(
  facts: FactView<Kinds>,
  place: StagePlace,
  isHere: (it: FactOf<'command.script' | 'command.bundle'>) => boolean,
): readonly ImageBuild[] {
  const commands = [...facts.in(place.dockerfile, 'command.script'), ...facts.in(place.dockerfile, 'command.bundle')].filter(isHere);
  return commands.flatMap((command): readonly ImageBuild[] => {
    const imageFolder = command.value.image?.folder ?? '';
    const manifest = imageFolder.startsWith('/') ? workspacePath(facts, place, joined(imageFolder, 'package.json')) : undefined;
    const unknown = { outputs: [], open: true, imageFolder, folder: '' };
    if (manifest === undefined || facts.get('tree.file', manifest).length === 0 || command.veto !== undefined) return [unknown];
    const folder = folderOf(manifest);
    // The manifest is put beside what comes from another folder, whose configuration counts.
    const around = workspacePath(facts, place, imageFolder);
    if (around !== undefined && around !== folder) return [unknown];
    if (command.kind === 'command.bundle') return [{ ...bundleOutput(facts, folder, command), imageFolder, folder }];
    if (command.value.workspace !== undefined) return [unknown];
    return [{ ...facts.ask(scriptOutputs, `${manifest} ${command.key}`), imageFolder, folder }];
  });
}

/** Where a folder of the workspace lies in the image, seen from the folder that is built. */
function inImage({ imageFolder, folder }: ImageBuild, output: Path): string {
  const segments = imageFolder.split('/').filter(it => it !== '');
  for (const it of relativePath(folder, output).split('/')) {
    if (it === '..') segments.pop();
    else segments.push(it);
  }
  return `/${segments.join('/')}`;
}

const joined = (folder: string, path: string): string => (path.startsWith('/') ? path : `${folder.replace(/\/$/, '')}/${path}`);

/** Whether a path is a folder as bundlers write to, below the folder that is built. */
const isUsual = (path: string, folder: string): boolean =>
  path !== folder &&
  isInside(path, folder) &&
  /^(?:dist|build|out|www|\.output|storybook-static)(?:\/|$)/.test(path.slice(folder.length).replace(/^\//, ''));

/** Folders that a web server serves as they are. */
const webRoot = /\/nginx\/html$|^\/var\/www(?:\/html)?$|^\/usr\/share\/caddy$|\/htdocs$|^\/srv$|\/(?:public_)?html$/;
