import { type Path, resolvePath } from '../base/path.ts';
import type { InImage } from '../facts/cwd.ts';
import type { FactOf } from '../facts/fact.ts';
import type { FactView } from '../index/view.ts';
import { mergedBuild } from './composeBuild.ts';
import { type ComposeSet, composeSetsOf } from './composeSets.ts';
import { interpolate, variablesIn } from './composeVariables.ts';
import { targetStage } from './dockerStages.ts';
import { type ImageKinds, isCopiedByName, type StagePlace, workspacePath } from './imagePaths.ts';

type Kinds = ImageKinds | 'docker.workdir' | 'compose.file' | 'compose.build' | 'compose.service' | 'compose.mount' | 'env.variable';

/**
 * What stands in the workspace for a path that a command in an image names: by every project that its service runs in, what is
 * mounted before what was copied. None when that cannot be told. `document`: the Dockerfile or compose file of the command.
 */
export function pathsInImage(facts: FactView<Kinds>, document: Path, image: InImage, written: string): readonly Path[] {
  const path = placeOf(image, written);
  if (path === undefined) return [];
  if (image.stage !== undefined) return list(workspacePath(facts, { dockerfile: document, stage: image.stage }, path));
  const { service } = image;
  if (service === undefined) return [];
  const all = facts.ask(composeSetsOf, document).filter(it => it.complete);
  const sets = all.some(it => it.by !== 'variant') ? all.filter(it => it.by !== 'variant') : all;
  const found = sets.map(it => inService(facts, it, service, path));
  return found.every(it => it !== undefined) ? [...new Set(found)] : [];
}

/** Whether a Dockerfile copies the very file that a command further down names to its place. */
export function isCopiedThere(facts: FactView<Kinds>, { path: dockerfile, key, span, value }: FactOf<'command.file'>): boolean {
  const { stage } = value.image ?? {};
  const path = value.image === undefined ? undefined : placeOf(value.image, key);
  return stage !== undefined && path !== undefined && isCopiedByName(facts, { dockerfile, stage }, path, span.start);
}

/** The stage that a service of a set runs; undefined when it is built of nothing that can be read. */
export function stageOfService(facts: FactView<Kinds>, set: ComposeSet, service: string): StagePlace | undefined {
  const build = mergedBuild(facts, set, service);
  if (build?.dockerfile === undefined || build.inline !== undefined) return undefined;
  const stage = targetStage(facts, build.dockerfile, build.target?.value.target?.text);
  return stage === undefined ? undefined : { dockerfile: build.dockerfile, stage };
}

function inService(facts: FactView<Kinds>, set: ComposeSet, service: string, path: string): Path | undefined {
  const at = stageOfService(facts, set, service);
  const workdir =
    at === undefined ? undefined : facts.in(at.dockerfile, 'docker.workdir').find(it => it.key === String(at.stage))?.value.folder;
  const place = path.startsWith('/') || workdir === undefined ? path : joined(workdir, path);
  const mount = mountsOf(facts, set, service)
    .filter(it => place === it.target || place.startsWith(`${it.target}/`))
    .reduce<Mount | undefined>((best, it) => (best === undefined || it.target.length >= best.target.length ? it : best), undefined);
  if (mount !== undefined) return mount.source === undefined ? undefined : resolvePath(mount.source, place.slice(mount.target.length + 1));
  return at === undefined ? undefined : workspacePath(facts, at, place);
}

interface Mount {
  /** Undefined when it lies outside the workspace or cannot be told. */
  readonly source: Path | undefined;
  /** Without a slash at its end. */
  readonly target: string;
}

function mountsOf(facts: FactView<Kinds>, set: ComposeSet, service: string): readonly Mount[] {
  const variables = variablesIn(facts, set.folder);
  return set.files.flatMap((file, index) =>
    facts
      .in(file, 'compose.mount')
      .filter(it => it.key === service)
      .map(({ value }) => {
        const written = interpolate(value.source ?? '', variables);
        const folder = set.folders[index];
        const source = written === undefined || written === '' || folder === undefined ? undefined : resolvePath(folder, written);
        return { source, target: value.target.replace(/\/+$/, '') };
      }),
  );
}

/** The path of an image that a command in it names. */
const placeOf = ({ folder }: InImage, written: string): string | undefined =>
  written.startsWith('/') ? written : folder === undefined ? undefined : joined(folder, written);

const list = (path: Path | undefined): readonly Path[] => (path === undefined ? [] : [path]);

/** A path as it is meant from a folder of an image, without `.` and `..`. */
function joined(folder: string, path: string): string {
  const segments: string[] = [];
  for (const it of `${folder}/${path}`.split('/')) {
    if (it === '..') segments.pop();
    else if (it !== '' && it !== '.') segments.push(it);
  }
  return (folder.startsWith('/') ? '/' : '') + segments.join('/');
}
