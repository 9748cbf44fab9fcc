import { span } from '../../server/src/base/span.ts';
import { editing, type Mutator } from './mutation.ts';
import { anchor, copiedOutput, documentPath, filter, finds, fromRoot, hash, link, otherCase } from './pathMistakes.ts';
import { misspelt, misspeltPath } from './random.ts';
import { olderVersion, otherPort, otherVersion, type Mistake, module, path, placeOf, word, writing } from './writing.ts';

/** Mistakes in the claim's own words: a misspelt name or path, another port, a path in another case. */
export const claimSide: Mutator = (held, workspace, random) => {
  const mistake = mistakes[held.rule.id]?.(held, workspace, random);
  return mistake === undefined ? [] : [mistake];
};

/** `npm test` and `pnpm dev` misspelt are other commands, or programs; they claim no script. */
const script: Mistake = (held, ...rest) =>
  held.claim.kind === 'command.script' && !held.claim.value.explicit ? undefined : word(held, ...rest);

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
