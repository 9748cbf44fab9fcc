import { Minimatch } from 'minimatch';
import { folderOf, nameOf, type Path, resolvePath } from '../base/path.ts';
import type { FactOf } from '../facts/fact.ts';
import type { FactView } from '../index/view.ts';
import { buildContextsOf } from './dockerContexts.ts';
import { stageNamed, stagesBelow } from './dockerStages.ts';
import { existence, past } from './paths.ts';

/** A stage of a Dockerfile. */
export interface StagePlace {
  readonly dockerfile: Path;
  /** The stage's index. */
  readonly stage: number;
}

type Copy = FactOf<'docker.copy-source'> | FactOf<'docker.copy-from'>;
export type ImageKinds = 'docker.stage' | 'docker.copy-source' | 'docker.copy-from';

/**
 * The file or folder of the workspace that stands at a path of an image, followed through COPY and the stages below. Where several
 * may, the one that is there, else the one that would be. Undefined when that cannot be told, as of all that RUN makes and that
 * the base image brings. `path`: absolute, or relative to the working directory that the image brings.
 */
export function workspacePath(facts: FactView<ImageKinds>, at: StagePlace, path: string, depth = 0): Path | undefined {
  let missing: Path | undefined;
  for (const stage of stagesBelow(facts, at.dockerfile, at.stage)) {
    const copies = [...facts.in(at.dockerfile, 'docker.copy-source'), ...facts.in(at.dockerfile, 'docker.copy-from')]
      .filter(it => it.value.stage === stage)
      .sort((a, b) => b.span.start - a.span.start);
    for (const copy of copies) {
      const rest = below(path, copy.value.into);
      if (rest === 'elsewhere') continue;
      const found = rest === 'open' ? 'open' : sourceOf(facts, at.dockerfile, copy, rest, depth);
      if (found === 'open') return undefined;
      if (found === undefined) continue;
      if (stands(facts, found)) return found;
      missing ??= found;
    }
  }
  return missing;
}

/**
 * Whether a COPY or ADD of a stage, or of one below it, gives a file by name the place that a path of the image names. The build ends there
 * when its source is missing. `path` as of `workspacePath`; `before`: the offset that the instruction stands before.
 */
export const isCopiedByName = (facts: FactView<ImageKinds>, { dockerfile, stage }: StagePlace, path: string, before: number): boolean => {
  const stages = stagesBelow(facts, dockerfile, stage);
  return facts.in(dockerfile, 'docker.copy-source').some(({ key, value, span }) => {
    const rest = span.start < before && stages.includes(value.stage) ? below(path, value.into) : 'open';
    return rest === nameOf(cleaned(key)) || (rest === '' && value.intoFolder !== true);
  });
};

/** The folder that an image is built from, where it is known or where all that it copies by name stands in one alone. */
export function contextOf(facts: FactView<'docker.copy-source'>, dockerfile: Path): Path | undefined {
  const { known, above } = facts.ask(buildContextsOf, dockerfile);
  if (known.length === 1) return known[0];
  const sources = facts
    .in(dockerfile, 'docker.copy-source')
    .filter(it => it.veto === undefined)
    .map(it => cleaned(it.key))
    .filter(it => it !== '' && !/[*?[]/.test(it));
  const fitting = (known.length > 0 ? known : above).filter(context =>
    sources.every(it => {
      const path = resolvePath(context, it) ?? '';
      return facts.ask(existence, path) !== 'missing' || facts.ask(past, path).state === 'removed';
    }),
  );
  return fitting.length === 1 ? fitting[0] : undefined;
}

/** What of a path lies below the target of a copy: `''` for the target itself. Open where either cannot be told. */
function below(path: string, into: string | undefined): string | 'elsewhere' | 'open' {
  if (into === undefined || into.startsWith('/') !== path.startsWith('/')) return 'open';
  if (into === '' || into === '/') return path.replace(/^\//, '');
  if (path === into) return '';
  return path.startsWith(`${into}/`) ? path.slice(into.length + 1) : 'elsewhere';
}

/** Where a copy takes what lies at `rest` below its target from; undefined when it does not bring it. */
function sourceOf(facts: FactView<ImageKinds>, dockerfile: Path, copy: Copy, rest: string, depth: number): Path | 'open' | undefined {
  const from = cleaned(copy.key);
  if (copy.veto !== undefined) return 'open';
  if (copy.kind === 'docker.copy-from') {
    const stage = stageNamed(facts, dockerfile, copy.value.from, copy.value.stage);
    if (stage === undefined || depth > 20 || /[*?[]/.test(from)) return 'open';
    const source = copy.key.startsWith('/') ? `/${from}` : `/${from}`;
    const places = [joined(source, rest), ...(rest === nameOf(from) ? [source] : [])];
    const found = places.map(it => workspacePath(facts, { dockerfile, stage }, it, depth + 1));
    return found.find(it => it !== undefined && stands(facts, it)) ?? 'open';
  }
  const context = contextOf(facts, dockerfile);
  if (
    context === undefined ||
    copy.value.parents ||
    /\.(?:tar|tgz|tbz2?|txz|gz|bz2|xz)\b/.test(copy.value.instruction === 'ADD' ? from : '')
  )
    return 'open';
  const inContext = (it: string): Path | 'open' => resolvePath(context, it) ?? 'open';
  if (/[*?[]/.test(from)) {
    const [first = ''] = rest.split('/');
    const pattern = new Minimatch(nameOf(from), { dot: true, nobrace: true, noext: true });
    // The content of a folder that a wildcard finds is copied, and not the folder itself.
    return nameOf(from).length < 200 && first !== '' && pattern.match(first) ? inContext(joined(folderOf(from), rest)) : undefined;
  }
  const source = inContext(from);
  const there = source === 'open' ? undefined : whatIsOrWas(facts, source);
  if (there === 'folder') return inContext(joined(from, rest));
  if (there === 'file') return rest === '' && copy.value.intoFolder !== true ? source : rest === nameOf(from) ? source : undefined;
  return 'open';
}

/** What a copy takes, or took before it was removed: the image lacks what lay there, and nothing else is meant. */
function whatIsOrWas(facts: FactView, path: Path): 'file' | 'folder' | undefined {
  const there = facts.ask(existence, path);
  if (there === 'file' || there === 'folder') return there;
  const before = there === 'missing' ? facts.ask(past, path) : undefined;
  return before?.state === 'removed' ? (before.folder ? 'folder' : 'file') : undefined;
}

const stands = (facts: FactView, path: Path): boolean => ['file', 'folder'].includes(facts.ask(existence, path));

const cleaned = (written: string): string =>
  written
    .replace(/^(?:\.{0,2}\/)+/, '')
    .replace(/(?:\/\.?)+$/, '')
    .replace(/^\.$/, '');

const joined = (folder: string, rest: string): string =>
  rest === '' ? folder : folder === '' ? rest : `${folder.replace(/\/$/, '')}/${rest}`;
