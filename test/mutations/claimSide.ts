import { folderOf, nameOf, relativePath, resolvePath } from '../../server/src/base/path.ts';
import { span } from '../../server/src/base/span.ts';
import type { FactOf } from '../../server/src/facts/fact.ts';
import { editing, type Held, type Mutator } from './mutation.ts';
import { misspelt, misspeltPath } from './random.ts';
import type { MutableWorkspace } from './workspace.ts';
import { olderVersion, otherPort, otherVersion, type Mistake, module, path, placeOf, word, writing } from './writing.ts';

/** Mistakes in the claim's own words: a misspelt name or path, another port, a path in another case. */
export const claimSide: Mutator = (held, workspace, random) => {
  const mistake = mistakes[held.rule.id]?.(held, workspace, random);
  return mistake === undefined ? [] : [mistake];
};

const finds = ({ found }: Held, ...kinds: readonly string[]): boolean => found.some(it => kinds.includes(it.kind));

/** `npm test` and `pnpm dev` misspelt are other commands, or programs; they claim no script. */
const script: Mistake = (held, ...rest) =>
  held.claim.kind === 'command.script' && !held.claim.value.explicit ? undefined : word(held, ...rest);

const link = writing('misspelt', misspeltPath, it => [it.kind === 'doc.link' ? it.value.written.replace(/[#?].*$/s, '') : '', it.key]);

/** A name without a folder may be that of any file, here or elsewhere. In prose, what was never there says little: it is written as it was. */
const documentPath: Mistake = (held, workspace, random) => {
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

const anchor: Mistake = (held, workspace, random) => {
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

/** The port of another service, one that is never run without this one. */
const takenPort: Mistake = ({ claim }, workspace, random) => {
  if (claim.kind !== 'compose.port' || claim.value.host === undefined || !/^\d+$/.test(claim.value.host)) return undefined;
  const profiled = (service: string): boolean =>
    workspace.engine.snapshot.in(claim.path, 'compose.service').some(it => it.key === service && it.value.profiles.length > 0);
  const others = workspace.engine.snapshot
    .in(claim.path, 'compose.port')
    .filter(it => it.value.service !== claim.value.service && /^\d+$/.test(it.value.host ?? '') && it.value.host !== claim.value.host)
    .filter(it => it.value.protocol === claim.value.protocol && it.value.ip === claim.value.ip)
    .filter(it => !profiled(it.value.service) || !profiled(claim.value.service));
  const port = others[random(Math.max(1, others.length))]?.value.host;
  const at = placeOf(claim, [claim.value.host], workspace);
  return port === undefined || at === undefined ? undefined : editing('other number', `publish ${port} too`, claim.path, at, port);
};

/** The folder that a filter begins with. One of an extension alone names none, and what keeps a workflow from running may match nothing. */
const filter: Mistake = (held, workspace, random) => {
  const { claim } = held;
  if (claim.kind !== 'ci.filter' || claim.value.excludes || /^[*!]|^[^/]*[*?[{+]/.test(claim.key)) return undefined;
  const first = /^[^/]+(?=\/.*[*?[{+])/;
  return writing('misspelt', (text, rand) => (first.test(text) ? text.replace(first, it => misspelt(it, rand)) : misspeltPath(text, rand)))(
    held,
    workspace,
    random,
  );
};

const hash: Mistake = (held, workspace, random) => {
  const [pattern, ...more] = held.claim.kind === 'workflow.hash' ? held.claim.value.patterns : [];
  if (pattern === undefined || more.length > 0 || /[*?[]/.test(pattern.replace(/^\*\*\//, ''))) return undefined;
  return writing('misspelt', misspeltPath, () => [pattern])(held, workspace, random);
};

/** Whether a claim speaks of the files of an image. */
export const inImage = ({ value }: FactOf): boolean => 'image' in value && typeof value.image === 'object';

/** The same name with its first letter in the other case; what is ignored or made has no other case. */
const otherCase: Mistake = (held, workspace, random) => {
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
const fromRoot: Mistake = ({ claim }, workspace) => {
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
const copiedOutput: Mistake = (held, workspace, random) =>
  outputOf(held.claim, workspace) === undefined
    ? undefined
    : writing('other words', it => it.replace(/[^/]+(?=\/?$)/, otherOutput))(held, workspace, random);

export const otherOutput = (name: string): string => (name === 'dist' ? 'build' : 'dist');

/** What a build writes to where an image takes its files from, by the name of the folder beside the build's configuration. */
export const outputOf = (claim: FactOf, { engine: { snapshot } }: MutableWorkspace): FactOf<'build.output'> | undefined =>
  claim.kind !== 'docker.copy-from' || Number(claim.value.from) > 0
    ? undefined
    : snapshot
        .all('build.output')
        .filter(it => folderOf(it.value.folder ?? '') === folderOf(it.path))
        .find(it => it.value.folder !== undefined && nameOf(it.value.folder) === nameOf(claim.key.replace(/\/+$/, '')));

/** What another registry protects is approved without anybody. */
const approvedToo: Mistake = (held, workspace, random) => {
  const [protectedPath] = workspace.engine.snapshot.all('policy.protected');
  if (held.claim.kind !== 'registry.decision' || held.claim.value.decides !== 'approved' || protectedPath === undefined) return undefined;
  return writing('other words', () => protectedPath.key)(held, workspace, random);
};

const exposed: Mistake = (held, workspace, random) => {
  if (held.claim.kind === 'docker.expose') return otherPort(held, workspace, random);
  if (held.claim.kind !== 'compose.port' || !/^\d+$/.test(held.claim.value.container)) return undefined;
  if (!finds(held, 'docker.expose', 'command.port')) return undefined;
  return editing(
    'other number',
    `publish another port of the container than ${held.claim.value.container}`,
    held.claim.path,
    held.claim.value.containerSpan,
    String(20_000 + random(20_000)),
  );
};

export const mistakes: Readonly<Record<string, Mistake>> = {
  'ci/dead-cache-key': hash,
  'ci/dead-filter': filter,
  'ci/missing-file': path,
  'ci/unknown-hook': word,
  'ci/unknown-job': word,
  'ci/unpinned-action': writing(
    'other words',
    () => 'main',
    it => [it.kind === 'workflow.action' ? it.value.ref : it.key],
  ),
  'ci/unwired-check': (held, ...rest) => (held.claim.kind === 'policy.required-check' ? path(held, ...rest) : undefined),
  'code/unreachable-key': writing('other words', it => it.replace(/_/, '-')),
  'commands/missing-file': path,
  'commands/missing-module': module,
  'commands/missing-script': script,
  'commands/missing-target': word,
  'compose/duplicate-host-port': takenPort,
  'compose/missing-compose-file': path,
  'compose/missing-file': path,
  'compose/undeclared-resource': writing('misspelt', misspelt, it => [it.kind === 'compose.resource-use' ? it.value.name : it.key]),
  'compose/unknown-build-target': word,
  'compose/unknown-service': word,
  'compose/unmergeable-service': (held, ...rest) =>
    held.claim.kind === 'compose.service' && !held.claim.value.runnable ? word(held, ...rest) : undefined,
  'config/conflicting-truth': approvedToo,
  'debt/loose-budget': ({ claim }) =>
    claim.kind === 'policy.debt-budget'
      ? editing('other number', 'allow more', claim.path, claim.value.max.span, String(claim.value.max.value + 7))
      : undefined,
  'deps/dead-directory': (held, workspace, random) =>
    writing('misspelt', (text, rand) => text.replace(/[^/*?[{]+(?=\/?(?:[*?[{].*)?$)/, it => misspelt(it, rand)))(held, workspace, random),
  'docker/build-output-mismatch': copiedOutput,
  'docker/exposed-port-mismatch': exposed,
  'docker/missing-copy-source': (held, ...rest) => (/[*?[]/.test(held.claim.key) ? undefined : path(held, ...rest)),
  'docker/unknown-stage': word,
  'docker/unpinned-image': writing('other words', it => it.replace(/(?::[^/:@]+)?(?:@.*)?$/, '')),
  'env/undocumented-variable': word,
  'env/unread-variable': word,
  'governance/dead-protected-path': path,
  'layout/missing-file': path,
  'nginx/self-assigned-variable': ({ claim }, workspace) => {
    if (claim.kind !== 'nginx.set') return undefined;
    const { whole, value } = claim.value;
    const at = (workspace.text(claim.path) ?? '').slice(whole.start, whole.end).lastIndexOf(value);
    const place = span(whole.start + at, whole.start + at + value.length);
    return at < 0 ? undefined : editing('other words', 'set it to itself', claim.path, place, `$${claim.key}`);
  },
  'nginx/unknown-upstream': word,
  'owners/dead-pattern': path,
  'paths/dead-anchor': anchor,
  'paths/dead-code-path': path,
  'paths/dead-link': link,
  'paths/dead-path': documentPath,
  'paths/dead-pattern': path,
  'paths/root-relative-link': fromRoot,
  'paths/wrong-case': otherCase,
  'ports/contradicted-port': (held, ...rest) => (held.claim.kind === 'kubernetes.target-port' ? word : otherPort)(held, ...rest),
  'sot/registry-mismatch': writing('misspelt', misspeltPath, it =>
    it.kind === 'policy.listed' ? it.value.names.map(({ name }) => name) : [],
  ),
  'sot/stale-count': writing('other number', otherVersion, it =>
    it.kind === 'text.claim' ? it.value.groups.flatMap(group => group ?? []) : [],
  ),
  'versions/mismatch': writing('other number', otherVersion),
  // A range decides, and claims nothing.
  'versions/toolchain-mismatch': (held, ...rest) =>
    held.claim.kind === 'toolchain.version' && held.claim.value.by === 'range' ? undefined : olderToolchain(held, ...rest),
};

const olderToolchain = writing('other number', olderVersion, it => [it.kind === 'toolchain.version' ? it.value.written : it.key]);
