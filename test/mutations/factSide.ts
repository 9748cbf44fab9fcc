import type { FactOf } from '../../server/src/facts/fact.ts';
import { otherOutput, outputOf } from './pathMistakes.ts';
import { anotherManifest, anotherRequirement, oneMore, takenOver } from './factsAdded.ts';
import { headingsRenamed, otherRelease, renamed, rewritten, scriptRenamed, takerTurnsAway } from './factsRenamed.ts';
import { fileGone, fileInOtherCase, filteredGone, hashedGone, lockDropped, movedWithFolders, ownedGone, updatedGone } from './filesGone.ts';
import { type Mutator, removing } from './mutation.ts';
import { misspelt } from './random.ts';
import type { MutableWorkspace } from './workspace.ts';

/** What the claim rests on goes: the name it says is another one in its source of truth, or the file it says is gone or elsewhere. */
export const factSide: Mutator = (held, workspace, random) => events[held.rule.id]?.(held, workspace, random) ?? [];

/** The same name in other lists. */
const listedElsewhere = (claim: FactOf<'policy.listed'>, { engine: { snapshot } }: MutableWorkspace): readonly FactOf[] =>
  snapshot
    .all('policy.listed')
    .filter(it => it.key !== claim.key && it.value.names.some(({ name }) => claim.value.names.some(own => own.name === name)));

export const events: Readonly<Record<string, Mutator>> = {
  'ci/dead-cache-key': hashedGone,
  'ci/dead-filter': filteredGone,
  'ci/missing-file': fileGone,
  'ci/missing-lockfile': lockDropped,
  'ci/unknown-hook': renamed('hook.use'),
  'ci/unknown-job': renamed('workflow.job', 'gitlab.job'),
  'ci/unwired-check': (held, ...rest) => (held.claim.kind === 'policy.required-check' ? takerTurnsAway(held, ...rest) : []),
  'commands/missing-file': fileGone,
  'commands/missing-module': fileGone,
  'commands/missing-script': scriptRenamed,
  'commands/missing-target': renamed('make.target'),
  'commands/missing-tool-config': ({ found, claim }, workspace) => {
    const config = found.findLast(it => it.kind === 'tree.file' && it.key !== claim.path)?.key;
    return config === undefined || !workspace.has(config) ? [] : [removing(`remove ${config}`, [config])];
  },
  'compose/missing-compose-file': fileGone,
  'compose/missing-file': fileGone,
  'compose/undeclared-resource': renamed('compose.resource'),
  'compose/unknown-build-target': renamed('docker.stage'),
  'compose/unknown-service': renamed('compose.service', 'compose.fence-service'),
  'compose/unmergeable-service': (held, ...rest) =>
    held.claim.kind === 'compose.service' && !held.claim.value.runnable
      ? renamed('compose.service')({ ...held, found: held.found.filter(it => it.path !== held.claim.path) }, ...rest)
      : [],
  'config/reader-wrong-path': movedWithFolders,
  'deps/dead-directory': updatedGone,
  'deps/out-of-sync-requirements': anotherRequirement,
  'deps/uncovered-manifest': anotherManifest,
  'docker/build-output-mismatch': ({ claim }, workspace) => {
    const output = outputOf(claim, workspace);
    return output === undefined || output.span.end === 0 ? [] : rewritten(claim, [output], workspace, otherOutput);
  },
  'docker/exposed-port-mismatch': (held, ...rest) =>
    renamed('command.port', 'docker.expose')(
      { ...held, found: held.found.filter(it => it.path !== held.claim.path || it.kind !== held.claim.kind) },
      ...rest,
    ),
  'docker/missing-copy-source': (held, ...rest) => (/[*?[]/.test(held.claim.key) ? [] : fileGone(held, ...rest)),
  'docker/unknown-stage': renamed('docker.stage'),
  'env/required-unset': ({ claim }, workspace) => {
    const [policy] = workspace.engine.snapshot.get('policy.required-environment', claim.key);
    const name = policy?.value.set[0];
    const stated = [
      ...workspace.engine.snapshot.in(claim.path, 'env.setting'),
      ...workspace.engine.snapshot.in(claim.path, 'env.variable'),
    ];
    return rewritten(
      claim,
      stated.filter(it => it.key === name),
      workspace,
      it => `OLD_${it}`,
    );
  },
  'env/undocumented-variable': renamed('env.variable'),
  'env/unread-variable': takerTurnsAway,
  'governance/dead-protected-path': fileGone,
  'governance/unprotected-path': renamed('policy.protected'),
  'layout/missing-file': ({ claim }, workspace) => (workspace.has(claim.key) ? [removing(`remove ${claim.key}`, [claim.key])] : []),
  'nginx/unknown-upstream': ({ claim }, workspace, random) =>
    rewritten(
      claim,
      [
        ...workspace.engine.snapshot.get('compose.service', claim.key),
        ...workspace.engine.snapshot.get('nginx.upstream', claim.key),
        ...workspace.engine.snapshot.get('compose.host-name', claim.key),
      ],
      workspace,
      it => misspelt(it, random),
    ),
  'nginx/unused-file': takerTurnsAway,
  'owners/dead-pattern': ownedGone,
  'owners/shadowed-pattern': takenOver,
  'paths/dead-anchor': headingsRenamed,
  'paths/dead-code-path': fileGone,
  'paths/dead-link': fileGone,
  'paths/dead-path': (held, ...rest) =>
    held.claim.key.includes('/') || held.claim.kind === 'kustomization.path' ? fileGone(held, ...rest) : [],
  'paths/dead-pattern': fileGone,
  'paths/wrong-case': fileInOtherCase,
  'ports/contradicted-port': renamed('compose.port', 'docker.expose', 'config.port', 'command.port'),
  'sot/registry-mismatch': ({ claim }, workspace, random) =>
    claim.kind === 'policy.listed' ? rewritten(claim, listedElsewhere(claim, workspace), workspace, it => misspelt(it, random)) : [],
  'sot/stale-count': oneMore,
  'versions/mismatch': (held, ...rest) =>
    held.claim.kind === 'policy.version' ? [] : otherRelease('version.declared', 'policy.version-place')(held, ...rest),
  'versions/toolchain-mismatch': otherRelease('toolchain.version'),
};
