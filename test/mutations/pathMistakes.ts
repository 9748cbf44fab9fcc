import { folderOf, nameOf, relativePath, resolvePath } from '../../server/src/base/path.ts';
import { span } from '../../server/src/base/span.ts';
import type { FactOf } from '../../server/src/facts/fact.ts';
import { editing, type Held } from './mutation.ts';
import { misspelt, misspeltPath } from './random.ts';
import type { MutableWorkspace } from './workspace.ts';
import { type Mistake, path, placeOf, word, writing } from './writing.ts';

/** A link or path misspelt, as it is written or as it is meant. */
export const link = writing('misspelt', misspeltPath, it => [
  it.kind === 'doc.link' ? it.value.written.replace(/[#?].*$/s, '') : '',
  it.key,
]);

/** A name without a folder may be that of any file, here or elsewhere. In prose, what was never there says little: it is written as it was. */
export const documentPath: Mistake = (held, workspace, random) => {
  const { claim } = held;
  if (claim.kind === 'kustomization.path') return path(held, workspace, random);
  if (claim.kind !== 'doc.path' || !claim.key.includes('/')) return undefined;
  if (claim.value.origin === 'data') return path(held, workspace, random);
  const before = workspace.placesBefore(claim.key).find(it => !workspace.names.has(it.replace(/^.*\//, '')));
  const at = placeOf(claim, [claim.key], workspace);
  if (before === undefined || at === undefined) return path(held, workspace, random);
  return editing('written as it was', `write "${before}" for "${claim.key}"`, claim.path, at, before);
};

/** The headings and anchors that a link leads to. Headings of the same words are told apart by numbers. */
export function headingsOf(claim: FactOf, { engine: { snapshot } }: MutableWorkspace): readonly FactOf[] {
  const written = claim.kind === 'doc.link' ? claim.value.anchor : claim.kind === 'doc.anchor-link' ? claim.key : undefined;
  const target = claim.kind === 'doc.link' ? resolvePath(folderOf(claim.path), claim.key) : claim.path;
  if (written === undefined || target === undefined) return [];
  const words = (anchor: string): string => anchor.replace(/-\d+$/, '').toLowerCase();
  return [...snapshot.in(target, 'doc.heading'), ...snapshot.in(target, 'doc.anchor')].filter(it => words(it.key) === words(written));
}

/** A heading misspelt, of a link whose heading is there. */
export const anchor: Mistake = (held, workspace, random) => {
  const { claim } = held;
  if (headingsOf(claim, workspace).length === 0) return undefined;
  if (claim.kind !== 'doc.link') return word(held, workspace, random);
  const { anchor: name, anchorSpan } = claim.value;
  if (name === undefined || anchorSpan === undefined || !/[a-z0-9]/i.test(name)) return undefined;
  const wrong = misspelt(name, random);
  const at = (workspace.text(claim.path) ?? '').slice(anchorSpan.start, anchorSpan.end).indexOf(name);
  if (at < 0) return undefined;
  const place = span(anchorSpan.start + at, anchorSpan.start + at + name.length);
  return editing('misspelt', `write "#${wrong}" for "#${name}"`, claim.path, place, wrong);
};

/** The folder that a filter begins with. One of an extension alone names none, and what keeps a workflow from running may match nothing. */
export const filter: Mistake = (held, workspace, random) => {
  const { claim } = held;
  if (claim.kind !== 'ci.filter' || claim.value.excludes || /^[*!]|^[^/]*[*?[{+]/.test(claim.key)) return undefined;
  const first = /^[^/]+(?=\/.*[*?[{+])/;
  return writing('misspelt', (text, rand) => (first.test(text) ? text.replace(first, it => misspelt(it, rand)) : misspeltPath(text, rand)))(
    held,
    workspace,
    random,
  );
};

/** The one file that a cache key is made of, misspelt. */
export const hash: Mistake = (held, workspace, random) => {
  const [pattern, ...more] = held.claim.kind === 'workflow.hash' ? held.claim.value.patterns : [];
  if (pattern === undefined || more.length > 0 || /[*?[]/.test(pattern.replace(/^\*\*\//, ''))) return undefined;
  return writing('misspelt', misspeltPath, () => [pattern])(held, workspace, random);
};

/** Whether a claim speaks of the files of an image. */
export const inImage = ({ value }: FactOf): boolean => 'image' in value && typeof value.image === 'object';

/** The same name with its first letter in the other case; what is ignored or made has no other case. */
export const otherCase: Mistake = (held, workspace, random) => {
  const { claim } = held;
  const target = claim.kind === 'doc.link' ? resolvePath(folderOf(claim.path), claim.key) : claim.key;
  if (inImage(claim) || (claim.kind === 'doc.link' && !workspace.has(target ?? ''))) return undefined;
  if (!finds(held, 'tree.file') || !claim.key.includes('/') || (claim.kind === 'doc.path' && claim.value.origin === 'data'))
    return undefined;
  const inverted = (text: string): string =>
    text.replace(/[a-zA-Z](?=[^/]*$)/, it => (it === it.toLowerCase() ? it.toUpperCase() : it.toLowerCase()));
  return writing('other case', inverted, it => [it.kind === 'doc.link' ? it.value.written.replace(/[#?].*$/s, '') : it.key])(
    held,
    workspace,
    random,
  );
};

/** The link as it would be written in the root folder. */
export const fromRoot: Mistake = ({ claim }, workspace) => {
  const folder = folderOf(claim.path);
  if (claim.kind !== 'doc.link' || folder === '' || !/^[\w./-]+\.md$/.test(claim.value.written)) return undefined;
  const target = resolvePath(folder, claim.key);
  const at = placeOf(claim, [claim.value.written], workspace);
  const other = target === undefined ? undefined : resolvePath(folder, target);
  if (target === undefined || at === undefined || other === undefined || !workspace.has(target) || workspace.has(other)) return undefined;
  return relativePath(folder, target) === target
    ? undefined
    : editing('other words', `write "${target}", as from the root`, claim.path, at, target);
};

/** Another folder that builds write to. */
export const copiedOutput: Mistake = (held, workspace, random) =>
  outputOf(held.claim, workspace) === undefined
    ? undefined
    : writing('other words', it => it.replace(/[^/]+(?=\/?$)/, otherOutput))(held, workspace, random);

/** The name of another folder that builds write to. */
export const otherOutput = (name: string): string => (name === 'dist' ? 'build' : 'dist');

/** What a build writes to where an image takes its files from, by the name of the folder beside the build's configuration. */
export const outputOf = (claim: FactOf, { engine: { snapshot } }: MutableWorkspace): FactOf<'build.output'> | undefined =>
  claim.kind !== 'docker.copy-from' || Number(claim.value.from) > 0
    ? undefined
    : snapshot
        .all('build.output')
        .filter(it => folderOf(it.value.folder ?? '') === folderOf(it.path))
        .find(it => it.value.folder !== undefined && nameOf(it.value.folder) === nameOf(claim.key.replace(/\/+$/, '')));

/** Whether what holds a claim is of one of these kinds. */
export const finds = ({ found }: Held, ...kinds: readonly string[]): boolean => found.some(it => kinds.includes(it.kind));
