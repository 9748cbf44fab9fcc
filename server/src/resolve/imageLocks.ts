import { folderOf, nameOf, type Path } from '../base/path.ts';
import type { FactOf } from '../facts/fact.ts';
import { Minimatch } from 'minimatch';
import type { FactView } from '../index/view.ts';
import { buildContextsOf } from './dockerContexts.ts';
import { stagesBelow } from './dockerStages.ts';
import { below, lockNames, projectFiles } from './locks.ts';
import { existence } from './paths.ts';

/** Whether the image holds a lock file when an install runs. */
export type ImageLock =
  | { readonly is: 'there' | 'unknown' }
  /** `context`: the folder the image is built in; `ignored`: git ignores the lock file there; `stands`: the one that is there and not copied. */
  | { readonly is: 'missing'; readonly context: Path; readonly ignored: boolean; readonly stands: string | undefined };

type Kinds = 'docker.stage' | 'docker.copy-source' | 'docker.copy-from' | 'command.produces' | 'tree.name';

/**
 * Follows what is copied into the image before an install: of its own stage the instructions above it, of the stages it
 * builds on all. An install whose manifest does not come from the context tells nothing.
 */
export function imageLock(facts: FactView<Kinds>, install: FactOf<'command.frozen-install'>): ImageLock {
  const { manager, image } = install.value;
  const stage = image?.stage;
  const stages = new Set(stagesBelow(facts, install.path, stage ?? 0));
  const isBefore = (it: FactOf<'docker.copy-source' | 'docker.copy-from'>): boolean =>
    stages.has(it.value.stage) && (it.value.stage !== stage || it.span.start < install.span.start);
  if (facts.in(install.path, 'docker.copy-from').some(it => isBefore(it) && !/node_modules|\/bin\//.test(it.key))) return { is: 'unknown' };
  const sources = facts
    .in(install.path, 'docker.copy-source')
    .filter(isBefore)
    .map(it => it.key);
  if (sources.some(it => /[${<:]/.test(it))) return { is: 'unknown' };
  const names = lockNames[manager];
  if (facts.in(install.path, 'command.produces').some(it => names.includes(nameOf(it.key)))) return { is: 'unknown' };
  const { known, above } = facts.ask(buildContextsOf, install.path);
  // A build ends at the first source that its context does not hold.
  const contexts = (known.length > 0 ? known : above).filter(
    it => sources.every(source => mayHold(facts, it, source)) && brings(facts, it, sources, projectFiles[manager]),
  );
  const [context] = contexts;
  if (context === undefined) return { is: 'unknown' };
  if (contexts.some(it => brings(facts, it, sources, names))) return { is: 'there' };
  const isThere = (name: string, as: 'ignored' | 'file'): boolean => facts.ask(existence, below(context, name)) === as;
  return { is: 'missing', context, ignored: names.some(it => isThere(it, 'ignored')), stands: names.find(it => isThere(it, 'file')) };
}

/** Whether a source may be in a context: all but what is named, and surely not there. */
const mayHold = (facts: FactView, context: Path, source: string): boolean =>
  /[*?[]/.test(source) || facts.ask(existence, below(context, inContext(source))) !== 'missing';

/** The path of a source below its context. Source: Dockerfile reference, `COPY` (a leading slash or `../` is taken off). */
const inContext = (source: string): Path => source.replace(/^(?:\.{0,2}\/)+/, '');

/** Whether one of the sources takes a file of one of the names out of a context, in whatever folder. */
function brings(facts: FactView<'tree.name'>, context: Path, sources: readonly string[], names: readonly string[]): boolean {
  return sources.some(source => {
    const path = below(context, inContext(source));
    const there = facts.ask(existence, path);
    if (there === 'folder')
      return names.some(name => facts.get('tree.name', name).some(it => path === '' || it.value.path.startsWith(`${path}/`)));
    if (there === 'file') return names.includes(nameOf(path));
    if (!/[*?[]/.test(source) || source.length > 200) return false;
    const pattern = new Minimatch(path, { dot: true, nobrace: true, noext: true });
    return names.some(name =>
      facts.get('tree.name', name).some(it => pattern.match(it.value.path) || pattern.match(folderOf(it.value.path))),
    );
  });
}
