import type { TextEdit } from '../../server/src/base/edit.ts';
import { compileOwnersPattern } from '../../server/src/base/ownersPattern.ts';
import { compileGlob } from '../../server/src/base/glob.ts';
import { folderOf, isInside, nameOf, type Path, resolvePath } from '../../server/src/base/path.ts';
import { span } from '../../server/src/base/span.ts';
import type { FactKind, FactOf } from '../../server/src/facts/fact.ts';
import { headingsOf, inImage, otherOutput, outputOf } from './claimSide.ts';
import { adding, mostFiles, type Mutation, type Mutator, removing } from './mutation.ts';
import { misspelt } from './random.ts';
import { otherVersion } from './writing.ts';
import type { MutableWorkspace } from './workspace.ts';

/** What the claim rests on goes: the name it says is another one in its source of truth, or the file it says is gone or elsewhere. */
export const factSide: Mutator = (held, workspace, random) => events[held.rule.id]?.(held, workspace, random) ?? [];

/** Every heading and anchor of the document that a link leads to by the same words gets others. */
const headingsRenamed: Mutator = ({ claim }, workspace, random) =>
  rewritten(claim, headingsOf(claim, workspace), workspace, it => misspelt(it, random));

/** Gives every fact that states the claim's name another name, all at once. */
const renamed =
  (...kinds: readonly FactKind[]): Mutator =>
  ({ claim, found }, workspace, random) =>
    rewritten(
      claim,
      found.filter(it => kinds.includes(it.kind) && states(it, claim)),
      workspace,
      it => (/^\d+$/.test(it) ? String(20_000 + random(20_000)) : misspelt(it, random)),
    );

/** Whether a fact states what the claim names. */
function states(fact: FactOf, claim: FactOf): boolean {
  const name = claim.kind === 'compose.resource-use' ? claim.value.name : claim.key;
  return fact.key.toLowerCase() === name.toLowerCase() || (fact.kind === 'compose.port' && fact.value.host === name);
}

function rewritten(
  claim: FactOf,
  stated: Iterable<FactOf>,
  workspace: MutableWorkspace,
  other: (name: string) => string,
): readonly Mutation[] {
  const edits = new Map<Path, TextEdit[]>();
  const names = new Map<string, string>();
  for (const { kind, path, span: place } of new Set(stated)) {
    const text = (workspace.text(path) ?? '').slice(place.start, place.end);
    const name = /[A-Za-z0-9][\w.-]*/.exec(kind !== 'doc.heading' && text.includes(claim.key) ? claim.key : text)?.[0];
    if (name === undefined) continue;
    const mistaken = names.get(name) ?? other(name);
    names.set(name, mistaken);
    const start = place.start + text.indexOf(name);
    const list = edits.get(path) ?? [];
    if (!list.some(it => it.span.start === start)) list.push({ span: span(start, start + name.length), newText: mistaken });
    edits.set(path, list);
  }
  const what = [...names].map(([from, to]) => `"${from}" becomes "${to}"`).join(', ');
  const how = [...names.keys()].every(it => /^\d/.test(it)) ? 'other number' : 'renamed';
  return edits.size === 0 ? [] : [{ kind: how, what, edits, gone: new Map() }];
}

/** The file or folder that the claim names is removed, and in another mutation moved. */
const fileGone: Mutator = ({ claim, found }, workspace) => {
  const place = found.findLast(
    it => (it.kind === 'tree.file' || it.kind === 'tree.folder' || it.kind === 'python.module') && named(it.key, claim),
  );
  if (place === undefined || isInside(claim.path, place.key)) return [];
  const files = [...workspace.paths].filter(it => isInside(it, place.key));
  if (files.length === 0 || files.length > mostFiles) return [];
  const kind = files.length === 1 && files[0] === place.key ? 'file' : 'folder';
  const to = resolvePath(folderOf(place.key), `moved/${nameOf(place.key)}`) ?? place.key;
  if (workspace.has(to)) return [];
  return [
    removing(`remove the ${kind} ${place.key}`, files),
    {
      kind: 'moved',
      what: `move the ${kind} ${place.key} to ${to}`,
      edits: new Map(),
      gone: new Map(files.map(it => [it, to + it.slice(place.key.length)])),
      ...(kind === 'folder' ? { folders: new Map([[place.key, to]]) } : {}),
    },
  ];
};

/** A file goes below another folder with the folders that it lies in. */
const movedWithFolders: Mutator = ({ claim }, workspace) => {
  const to = `moved/${claim.key}`;
  if (claim.kind !== 'code.read' || !workspace.has(claim.key) || workspace.has(to)) return [];
  return [{ kind: 'moved', what: `move ${claim.key} to ${to}`, edits: new Map(), gone: new Map([[claim.key, to]]) }];
};

/** Whether a path ends as the claim says; a claim may leave a Python file's suffix away, or name a folder's file by the folder. */
function named(path: Path, claim: FactOf): boolean {
  const last = (claim.kind === 'python.entry-point' ? claim.value.module : claim.kind === 'tool.pattern' ? claim.value.literal : claim.key)
    .replace(/[#?].*$/s, '')
    .replace(/[/\\]+$/, '')
    .split(/[/\\]/)
    .at(-1);
  if (last === undefined || last === '' || last.startsWith('.'))
    return last !== undefined && last !== '.' && last !== '..' && nameOf(path) === last;
  const module = last.split('.').at(-1);
  return nameOf(path) === last || path.endsWith(`/${last}`) || nameOf(path) === `${module}.py` || path.endsWith(`${module}/__init__.py`);
}

const lockDropped: Mutator = ({ claim, found }, workspace) => {
  const locks = new Set(
    found.filter(it => it.kind === 'tree.file' && /lock|shrinkwrap/i.test(nameOf(it.key)) && it.key !== claim.path).map(it => it.key),
  );
  const gone = [...locks].filter(it => workspace.has(it));
  return gone.length === 0 ? [] : [removing(`drop ${gone.join(', ')}`, gone)];
};

/** Everything that matches goes. */
function matchedGone(pattern: string, matches: (path: Path) => boolean, claim: FactOf, workspace: MutableWorkspace): readonly Mutation[] {
  const files = [...workspace.paths].filter(matches);
  if (files.length === 0 || files.length > mostFiles || files.includes(claim.path)) return [];
  return [removing(`remove what ${pattern} matches`, files)];
}

const ownedGone: Mutator = ({ claim }, workspace) =>
  claim.kind === 'owners.pattern' ? matchedGone(claim.key, compileOwnersPattern(claim.key, claim.value.syntax), claim, workspace) : [];

/** A filter's folder or file goes. */
const filteredGone: Mutator = ({ claim }, workspace) => {
  if (claim.kind !== 'ci.filter' || claim.value.excludes || /^[*!]|^[^/]*[*?[{+]/.test(claim.key)) return [];
  const place = claim.key.replace(/\/[^/]*[*?[{+].*$/, '');
  return matchedGone(claim.key, it => isInside(it, place), claim, workspace);
};

const hashedGone: Mutator = ({ claim }, workspace) => {
  const [pattern, ...more] = claim.kind === 'workflow.hash' ? claim.value.patterns : [];
  const matches =
    pattern === undefined || more.length > 0 || /[*?[]/.test(pattern.replace(/^\*\*\//, '')) ? undefined : compileGlob(pattern);
  return pattern === undefined || matches === undefined ? [] : matchedGone(pattern, matches, claim, workspace);
};

const updatedGone: Mutator = ({ claim }, workspace) => {
  const folder = claim.kind === 'dependabot.directory' && !claim.value.pattern ? claim.key.replace(/^[./]+|\/+$/g, '') : '';
  return folder === '' ? [] : matchedGone(folder, it => isInside(it, folder), claim, workspace);
};

/** A file gets the same name in another case. */
const fileInOtherCase: Mutator = ({ claim, found }, workspace) => {
  if (!claim.key.includes('/') || inImage(claim) || (claim.kind === 'doc.path' && claim.value.origin === 'data')) return [];
  const file = found.findLast(it => it.kind === 'tree.file' && named(it.key, claim))?.key;
  const to = file?.replace(/[a-zA-Z](?=[^/]*$)/, it => (it === it.toLowerCase() ? it.toUpperCase() : it.toLowerCase()));
  if (file === undefined || to === undefined || to === file || file === claim.path || workspace.has(to)) return [];
  return [{ kind: 'other case', what: `rename ${file} to ${to}`, edits: new Map(), gone: new Map([[file, to]]) }];
};

/** Facts that state a version, of the claim's own product or tool, say another. */
const otherRelease =
  (...kinds: readonly FactKind[]): Mutator =>
  ({ claim, found }, workspace) =>
    rewritten(
      claim,
      found.filter(it => kinds.includes(it.kind) && it.path !== claim.path),
      workspace,
      otherVersion,
    );

/** A later line gives the files of a pattern to others. */
const takenOver: Mutator = ({ claim }, workspace) => {
  const text = workspace.text(claim.path) ?? '';
  if (claim.kind !== 'owners.pattern' || claim.value.syntax === 'gitlab' || claim.value.owners.length === 0) return [];
  if (![...workspace.paths].some(compileOwnersPattern(claim.key, claim.value.syntax))) return [];
  const end = span(text.length, text.length);
  const newText = `${text.endsWith('\n') ? '' : '\n'}${claim.key} @somebody-else\n`;
  return [
    {
      kind: 'added',
      what: `give ${claim.key} to somebody else`,
      edits: new Map([[claim.path, [{ span: end, newText }]]]),
      gone: new Map(),
    },
  ];
};

/** Manifests of ecosystems that few repositories have; who sees to workflows alone may leave the rest to others. */
const anotherManifest: Mutator = ({ claim }, workspace) => {
  const [ecosystem, path, text] = [
    ['cargo', 'Cargo.toml', '[package]\nname = "added"\nversion = "1.0.0"\n'] as const,
    ['composer', 'composer.json', '{ "name": "added/added", "require": { "monolog/monolog": "3.0.0" } }\n'] as const,
  ].find(it => !workspace.has(it[1])) ?? ['', '', ''];
  if (claim.kind === 'dependabot.updates' && claim.value.ecosystems.every(it => it === 'github-actions')) return [];
  if (path === '' || (claim.kind === 'dependabot.updates' && claim.value.ecosystems.includes(ecosystem))) return [];
  return [adding(`add ${path}`, path, text)];
};

/** An input asks for one more package. */
const anotherRequirement: Mutator = ({ claim }, workspace) => {
  const input = claim.kind === 'requirements.compiled' ? claim.value.inputs.find(it => /\.(?:in|txt)$/.test(it)) : undefined;
  const path =
    input === undefined
      ? undefined
      : [resolvePath(folderOf(claim.path), input), resolvePath('', input)].find(it => it && workspace.has(it));
  const text = path === undefined ? undefined : workspace.text(path);
  if (path === undefined || text === undefined) return [];
  const newText = `${text.endsWith('\n') || text === '' ? '' : '\n'}tea-leaves\n`;
  const edits = new Map([[path, [{ span: span(text.length, text.length), newText }]]]);
  return [{ kind: 'added', what: `ask for one more package in ${path}`, edits, gone: new Map() }];
};

/** Whoever runs a script, takes a configuration or reads a variable names another one. */
const takerTurnsAway: Mutator = ({ rule, claim }, workspace, random) => {
  const file = claim.kind === 'nginx.file' ? claim.path : claim.key;
  const name = nameOf(file);
  const other = claim.kind === 'env.variable' ? misspelt(name, random) : `other-${name}`;
  const edits = new Map<Path, TextEdit[]>();
  for (const path of workspace.documents) {
    if (path === claim.path || path === file || (rule.id === 'ci/unwired-check' && /\.md$/.test(path))) continue;
    for (const { index } of (workspace.text(path) ?? '').matchAll(new RegExp(`(?<![\\w.-])${name.replaceAll('.', '\\.')}(?![\\w.-])`, 'g')))
      edits.set(path, [...(edits.get(path) ?? []), { span: span(index, index + name.length), newText: other }]);
  }
  return edits.size === 0 ? [] : [{ kind: 'renamed', what: `${[...edits.keys()].join(', ')} say "${other}"`, edits, gone: new Map() }];
};

/** A bare `yarn dev` runs a program of that name where there is no such script. */
const scriptRenamed: Mutator = (held, ...rest) =>
  held.claim.kind === 'command.script' && !held.claim.value.explicit && held.claim.value.manager !== 'npm'
    ? []
    : renamed('package.script')(held, ...rest);

/** There is one more file of those that a number counts. */
const oneMore: Mutator = ({ claim }, { engine: { snapshot } }) => {
  const [binding] = claim.kind === 'text.claim' ? snapshot.get('policy.claim', claim.key) : [];
  if (binding?.value.equals.is !== 'files') return [];
  const path = binding.value.equals.files.replace(/\*+/g, 'one_more');
  return [adding(`add ${path}`, path, '')];
};

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
