import type { TextEdit } from '../../server/src/base/edit.ts';
import { isInside, nameOf, folderOf, type Path, resolvePath } from '../../server/src/base/path.ts';
import { compileOwnersPattern } from '../../server/src/base/ownersPattern.ts';
import { span } from '../../server/src/base/span.ts';
import type { FactKind, FactOf } from '../../server/src/facts/fact.ts';
import { type Held, type Mutation, type Mutator, namingRules } from './mutation.ts';
import { misspelt, type Random } from './random.ts';
import type { MutableWorkspace } from './workspace.ts';

/** What the claim rests on goes: the name it says is another one in its source of truth, or the file it says is gone or elsewhere. */
export const factSide: Mutator = (held, workspace, random) => {
  const { rule, claim, found } = held;
  if (!namingRules.has(rule.id)) return [];
  if (rule.id === 'owners/dead-pattern') return matchedFiles(claim, workspace);
  if (portRules.has(rule.id))
    return renamed(held, workspace, random, portKinds, it => (/^\d+$/.test(it) ? String(20_000 + random(20_000)) : it));
  if (rule.id === 'ci/missing-lockfile') return lockDropped(found, claim, workspace);
  if (claim.kind === 'doc.path' && !claim.key.includes('/')) return [];
  // A bare `yarn dev` runs a program of that name where there is no such script.
  if (claim.kind === 'command.script' && !claim.value.explicit && claim.value.manager !== 'npm') return [];
  const names = renamed(held, workspace, random, nameKinds[rule.id] ?? [], it => misspelt(it, random));
  return names.length > 0 || rule.id === 'paths/dead-anchor' ? names : fileGone(held, workspace);
};

const portRules: ReadonlySet<string> = new Set(['ports/contradicted-port']);
const portKinds: readonly FactKind[] = ['compose.port', 'docker.expose', 'config.port', 'command.port'];

/** The kinds of names that a rule's claims rest on; rules without any rest on files. */
const nameKinds: Readonly<Record<string, readonly FactKind[]>> = {
  'compose/unknown-service': ['compose.service', 'compose.fence-service'],
  'compose/undeclared-resource': ['compose.resource'],
  'compose/unknown-build-target': ['docker.stage'],
  'docker/unknown-stage': ['docker.stage'],
  'commands/missing-script': ['package.script'],
  'commands/missing-target': ['make.target'],
  'paths/dead-anchor': ['doc.heading', 'doc.anchor'],
};

/** Gives every fact that states the claim's name another name, all at once. */
function renamed(
  { claim, found }: Held,
  workspace: MutableWorkspace,
  _random: Random,
  kinds: readonly FactKind[],
  other: (name: string) => string,
): readonly Mutation[] {
  const key = claim.key.toLowerCase();
  const stated = found.filter(
    it => kinds.includes(it.kind) && (it.key.toLowerCase() === key || hostOf(it) === key || it.key === anchorOf(claim)),
  );
  const edits = new Map<Path, TextEdit[]>();
  const names = new Map<string, string>();
  for (const { path, span: place } of new Set(stated)) {
    const text = (workspace.text(path) ?? '').slice(place.start, place.end);
    const name = /[A-Za-z0-9][\w.-]*/.exec(text.includes(claim.key) ? claim.key : text)?.[0];
    if (name === undefined) continue;
    const mistaken = names.get(name) ?? other(name);
    names.set(name, mistaken);
    const start = place.start + text.indexOf(name);
    const list = edits.get(path) ?? [];
    if (!list.some(it => it.span.start === start)) list.push({ span: span(start, start + name.length), newText: mistaken });
    edits.set(path, list);
  }
  const what = [...names].map(([from, to]) => `"${from}" becomes "${to}"`).join(', ');
  return edits.size === 0 ? [] : [{ what, edits, gone: new Map() }];
}

const hostOf = (fact: FactOf): string | undefined => (fact.kind === 'compose.port' ? fact.value.host : undefined);
const anchorOf = (claim: FactOf): string | undefined => (claim.kind === 'doc.link' ? claim.value.anchor : undefined);

/** The file or folder that the claim names is removed, and in another mutation moved. */
function fileGone({ claim, found }: Held, workspace: MutableWorkspace): readonly Mutation[] {
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
    { what: `remove the ${kind} ${place.key}`, edits: new Map(), gone: new Map(files.map(it => [it, undefined])) },
    {
      what: `move the ${kind} ${place.key} to ${to}`,
      edits: new Map(),
      gone: new Map(files.map(it => [it, to + it.slice(place.key.length)])),
      ...(kind === 'folder' ? { folders: new Map([[place.key, to]]) } : {}),
    },
  ];
}

/** Whether a path ends as the claim says; a claim may leave a Python file's suffix away, or name a folder's file by the folder. */
function named(path: Path, claim: FactOf): boolean {
  const last = (claim.kind === 'python.entry-point' ? claim.value.module : claim.key)
    .replace(/[#?].*$/s, '')
    .replace(/[/\\]+$/, '')
    .split(/[/\\]/)
    .at(-1);
  if (last === undefined || last === '' || last.startsWith('.'))
    return last !== undefined && last !== '.' && last !== '..' && nameOf(path) === last;
  const module = last.split('.').at(-1);
  return nameOf(path) === last || path.endsWith(`/${last}`) || nameOf(path) === `${module}.py` || path.endsWith(`${module}/__init__.py`);
}

function lockDropped(found: readonly FactOf[], claim: FactOf, workspace: MutableWorkspace): readonly Mutation[] {
  const locks = new Set(
    found.filter(it => it.kind === 'tree.file' && /lock|shrinkwrap/i.test(nameOf(it.key)) && it.key !== claim.path).map(it => it.key),
  );
  const gone = new Map([...locks].filter(it => workspace.has(it)).map(it => [it, undefined] as const));
  return gone.size === 0 ? [] : [{ what: `drop ${[...gone.keys()].join(', ')}`, edits: new Map(), gone }];
}

/** Everything that a pattern of CODEOWNERS matches goes. */
function matchedFiles(claim: FactOf, workspace: MutableWorkspace): readonly Mutation[] {
  if (claim.kind !== 'owners.pattern') return [];
  const matches = compileOwnersPattern(claim.key, claim.value.syntax);
  const files = [...workspace.paths].filter(matches);
  if (files.length === 0 || files.length > mostFiles || files.includes(claim.path)) return [];
  return [{ what: `remove what ${claim.key} matches`, edits: new Map(), gone: new Map(files.map(it => [it, undefined])) }];
}

/** A mutation that takes more files away is another kind of event. */
const mostFiles = 60;
