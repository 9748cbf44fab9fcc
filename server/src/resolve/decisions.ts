import { decidedBy, keyOfDecision } from '../base/decision.ts';
import { compileGlob, compileTree } from '../base/glob.ts';
import { isInside, nameOf, type Path } from '../base/path.ts';
import type { Span } from '../base/span.ts';
import { defineResolution } from '../index/view.ts';
import { roleOf } from './role.ts';

/** A place that protects a path. */
export interface Protection {
  readonly key: string;
  readonly path: Path;
  readonly span: Span;
  /** What says so, as a sentence names it. */
  readonly by: string;
  /** Whether it forbids that nobody looks; owners are only asked to. */
  readonly forbids: boolean;
}

/** Everything that registries, lists in sources and CODEOWNERS protect; a pattern for everything is left out. Question: `''`. */
export const protections = defineResolution({
  id: 'protections',
  reads: ['registry.decision', 'policy.protected', 'code.path', 'owners.pattern'],
  answer(facts): readonly Protection[] {
    const found: Protection[] = [];
    for (const { key, value, path, span } of facts.all('registry.decision'))
      if (value.decides === 'protected') found.push({ key, path, span, by: `${path} (${value.list})`, forbids: true });
    const known = new Set(found.map(it => `${it.path} ${it.span.start}`));
    for (const { key, value, path, span } of facts.all('policy.protected')) {
      // A registry that the policy adopts is known by its name already, or only by the policy.
      if (known.has(`${path} ${span.start}`)) continue;
      const list = value.list?.replace(/^.*\//, '') ?? '';
      found.push({ key: keyOfDecision(key), path, span, by: list === '' ? path : `${path} (${list})`, forbids: true });
    }
    for (const { key, value, path, span } of facts.all('code.path')) {
      const name = value.name.replace(/_(?:paths?|patterns?)$/i, '');
      if (decidedBy(name) === 'protected') found.push({ key, path, span, by: `${path} (${value.name})`, forbids: true });
    }
    for (const { key, path, span } of facts.all('owners.pattern'))
      found.push({ key: keyOfDecision(key), path, span, by: nameOf(path), forbids: false });
    return found.filter(it => !/^[*./]*$/.test(it.key) && facts.ask(roleOf, it.path) === 'living');
  },
});

/** Whether whatever a path or glob stands for is protected by another one; `same` when they say the same. */
export function covers(protection: string, key: string): 'same' | 'wider' | undefined {
  if (protection === key) return 'same';
  if (!/[*?[{]/.test(protection)) return isInside(key, protection) ? 'wider' : undefined;
  return !/[*?[{]/.test(key) && protection.includes('/') && compileGlob(protection)?.(key) === true ? 'wider' : undefined;
}

/** The files of the workspace that two entries both speak of, and how many the first one speaks of; question: both, a line each. */
export const sharedFiles = defineResolution({
  id: 'shared-files',
  reads: ['tree.file'],
  answer(facts, question): { readonly shared: readonly Path[]; readonly all: number } {
    const [one = '', other = ''] = question.split('\n');
    const files = facts.ask(filesOf, one);
    return { shared: files.filter(compileTree(other)), all: files.length };
  },
});

/** The files of the workspace that an entry speaks of; question: the entry. */
const filesOf = defineResolution({
  id: 'files-of-entry',
  reads: ['tree.file'],
  answer(facts, entry): readonly Path[] {
    return facts
      .all('tree.file')
      .map(it => it.key)
      .filter(compileTree(entry));
  },
});
