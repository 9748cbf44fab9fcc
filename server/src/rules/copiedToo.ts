import { Minimatch } from 'minimatch';
import type { FactOf } from '../facts/fact.ts';
import type { FactView } from '../index/view.ts';
import { projectFiles } from '../resolve/locks.ts';
import type { Fix } from './rule.ts';

/**
 * The fix that has an image take the lock file from the root of its build context together with the manifest, by the last instruction before
 * the install that copies one; nothing where no such instruction copies into a folder, or it is written as a list in JSON.
 */
export function copiedToo(facts: FactView<'docker.copy-source'>, install: FactOf<'command.frozen-install'>, lock: string): Fix | undefined {
  const { path, span, value } = install;
  const copied = facts
    .in(path, 'docker.copy-source')
    .filter(it => it.value.stage === value.image?.stage && it.span.start < span.start && it.value.intoFolder === true)
    .filter(it => isManifest(it.key, projectFiles[value.manager]) && it.span.end + 1 === it.value.targetSpan.start)
    .at(-1);
  if (copied === undefined) return undefined;
  const at = copied.span.end;
  return {
    title: `Copy ${lock} as well`,
    kind: 'review',
    changes: [{ type: 'edit', path, span: { start: at, end: at }, newText: ` ${lock}` }],
  };
}

/** Whether a source is a manifest in the root of the build context, by its name or a pattern. */
function isManifest(source: string, manifests: readonly string[]): boolean {
  const name = source.replace(/^(?:\.{0,2}\/)+/, '');
  return name.length < 200 && manifests.some(it => new Minimatch(name, { dot: true, nobrace: true, noext: true }).match(it));
}
