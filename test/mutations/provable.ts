import { folderOf, foldersAbove, isInside, nameOf, type Path, resolvePath } from '../../server/src/base/path.ts';
import type { FactOf } from '../../server/src/facts/fact.ts';
import type { Held, Mutation, Side } from './mutation.ts';
import {
  contextOf,
  isIgnored,
  isLoose,
  isMade,
  othersLike,
  placesOf,
  provesAlone,
  stays,
  stoodWhereMeant,
  suffixesOf,
} from './placesNamed.ts';
import { isCommandItself, portsAround, portsLeft } from './portsKnown.ts';
import type { MutableWorkspace } from './workspace.ts';

/**
 * Why a mutation leaves a claim that nobody could prove false from the workspace alone. Each is decided here, from the texts, the
 * tree and the facts as they were before, and never by what the rules then say.
 */
export type Unprovable = keyof typeof criteria;

/** The first criterion that a mutation meets; none when the claim has to turn false. */
export function whyUnprovable(held: Held, side: Side, mutation: Mutation, workspace: MutableWorkspace): Unprovable | undefined {
  const mutant: Mutant = { held, side, mutation, workspace, places: placesOf(held, mutation) };
  return (Object.keys(criteria) as Unprovable[]).find(it => criteria[it](mutant));
}

interface Mutant {
  readonly held: Held;
  readonly side: Side;
  readonly mutation: Mutation;
  readonly workspace: MutableWorkspace;
  /** Where the claim's path, if it names one, may lead after the mutation: from the document's folder, each above it, and those a command may run in. */
  readonly places: readonly Path[];
}

const criteria = {
  /** Docker makes the folder of a bind mount that is not there, and an env file may be of one machine. */
  'made by docker': ({ held: { claim } }) => claim.kind === 'compose.path' && ['bind', 'env_file'].includes(claim.value.use),
  /** git leaves it out, so that somebody makes it. */
  'ignored by git': ({ places, workspace }) => places.some(it => isIgnored(it, workspace)),
  /** A command or a text of the workspace makes a file of that name, or a folder above it. */
  'made by a command': ({ places, workspace: { engine } }) =>
    places.some(place => [place, ...foldersAbove(place)].some(it => it !== '' && suffixesOf(it).some(suffix => isMade(suffix, engine)))),
  /** A workflow unpacks an artifact where its steps run, and nobody can tell what is in it. */
  'unpacked by the workflow': ({ held: { claim }, side, workspace: { engine } }) =>
    side === 'claim' &&
    contextOf(claim)?.origin === 'ci' &&
    engine.snapshot.in(claim.path, 'command.produces').some(it => it.key === '.' && it.value.how === 'actions/download-artifact'),
  /** make is content with a file or folder of the target's name. */
  'a file of that name': ({ held: { claim }, places, workspace }) =>
    claim.kind === 'command.target' && places.some(it => workspace.stands(it)),
  /** A folder of several configurations is copied as a whole, or holds examples. */
  'one of several': ({ held: { claim }, workspace: { engine } }) =>
    claim.kind === 'nginx.file' &&
    engine.snapshot.all('nginx.file').some(it => it.path !== claim.path && folderOf(it.path) === folderOf(claim.path)),
  /** The same words still lead to something that is there. */
  'still there': ({ side, held, mutation, places, workspace }) =>
    side === 'fact' && isLoose(held.claim) && mutation.gone.size > 0 && places.some(it => stays(it, mutation, workspace)),
  /** Other files end with the same segments, and the folder that the words start from is not told. */
  'the same name elsewhere': ({ side, held, mutation, workspace }) =>
    side === 'fact' && isLoose(held.claim) && !stoodWhereMeant(held, mutation) && othersLike(held.claim.key, mutation, workspace),
  /** In words that may be about anything, a path that was never there says little. */
  'never there': ({ side, held: { rule, claim }, mutation, places, workspace }) =>
    side === 'claim' &&
    mutation.kind === 'misspelt' &&
    rule.id !== 'paths/dead-anchor' &&
    !places.some(it => workspace.stoodAt(it)) &&
    !provesAlone(claim, mutation, workspace),
  /** A link from the root without an extension is a page of some site. */
  'a route of a site': ({ held: { claim } }) => claim.kind === 'doc.link' && /^\/(?:[^#?]*\/)?[^./#?]*\/?(?:[#?]|$)/.test(claim.key),
  /** A base image, or what an image runs before, may bring a file that the workspace does not have. */
  'brought by an image': ({ side, held: { claim } }) =>
    side === 'claim' && contextOf(claim)?.image !== undefined && claim.kind === 'command.file',
  /** A program puts names together, or takes all that there are, and this one may be among them. */
  'any name may be read': ({ held: { rule, claim }, side, mutation, workspace }) =>
    rule.id === 'env/unread-variable' &&
    isPutTogether((side === 'claim' ? mutation.edits.get(claim.path)?.[0]?.newText : undefined) ?? claim.key, workspace),
  /** A variable says which folder a service mounts. */
  'mounted by a variable': ({ held: { claim }, workspace: { engine } }) =>
    claim.kind === 'nginx.file' && engine.snapshot.all('compose.resource-use').some(it => it.value.name.includes('$')),
  /** The workspace itself gives the variable a value, and no person has to. */
  'set by the workspace': ({ held: { rule, claim }, side, workspace: { engine } }) =>
    rule.id === 'env/undocumented-variable' &&
    side === 'fact' &&
    engine.snapshot.get('env.setting', claim.key).some(it => it.value.value !== undefined && !it.value.value.includes('$')),
  /** Where the command runs cannot be told. */
  'runs anywhere': ({ held: { claim } }) => {
    const context = contextOf(claim);
    return context !== undefined && context.image === undefined && context.cwd.folders.length === 0;
  },
  /** Nobody says from where an image is built; a name without an extension, or one among none that is there, may come from a build tool. */
  'unknown build context': ({ held: { claim }, side, workspace }) =>
    claim.kind === 'docker.copy-source' &&
    side === 'claim' &&
    (!/[^/]\.\w+$/.test(claim.key.replace(/\/+$/, '')) || !othersCopied(claim, workspace)),
  /** make computes targets that nobody can tell, includes what is not there, or takes any name. */
  'computed targets': ({ held: { rule, claim }, workspace }) => rule.id === 'commands/missing-target' && computes(claim, workspace),
  /** These package managers run a program of that name when there is no such script. */
  'falls through to programs': ({ held: { claim } }) =>
    claim.kind === 'command.script' && (claim.value.manager === 'yarn' || claim.value.manager === 'bun' || !claim.value.explicit),
  /** A module that is no package of the workspace any more may come from anywhere. */
  'not a local module': ({ held: { claim } }) =>
    (claim.kind === 'command.module' && !claim.key.includes('.')) ||
    (claim.kind === 'python.entry-point' && !claim.value.module.includes('.')),
  /** The claim's component has no port, or several. */
  'no single port': ({ held, workspace }) =>
    held.rule.id === 'ports/contradicted-port' &&
    held.claim.kind !== 'kubernetes.target-port' &&
    (isCommandItself(held.claim) || portsAround(held.claim, workspace).size !== 1),
  /** Something else of the workspace names the port still. */
  'port named elsewhere': ({ held, side, mutation, workspace }) =>
    held.rule.id === 'ports/contradicted-port' && side === 'fact' && portsLeft(mutation, workspace).has(held.claim.key),
} satisfies Record<string, (mutant: Mutant) => boolean>;

/** Whether a name begins or ends as some that a program makes, or that a framework binds. */
function isPutTogether(name: string, { engine: { snapshot } }: MutableWorkspace): boolean {
  const said = snapshot.all('mention.names').map(it => it.value);
  return (
    snapshot.all('env.open').some(it => name.startsWith(it.key)) ||
    said.some(it => it.prefixes?.split(' ').some(prefix => name.startsWith(prefix))) ||
    said.some(it => it.suffixes?.split(' ').some(suffix => name.endsWith(suffix)))
  );
}

/** Whether a Dockerfile copies something else by name that stands in a folder above it. */
const othersCopied = (claim: FactOf, workspace: MutableWorkspace): boolean =>
  workspace.engine.snapshot
    .in(claim.path, 'docker.copy-source')
    .filter(it => it.key !== claim.key && !/[*?[]/.test(it.key))
    .some(it =>
      [...foldersAbove(claim.path)].some(folder => workspace.stands(resolvePath(folder, it.key.replace(/^(?:\.{0,2}\/)+|\/$/g, '')) ?? '')),
    );

/** Whether a task file that the command may take has more targets than can be told. */
function computes(claim: FactOf, workspace: MutableWorkspace): boolean {
  const folders = contextOf(claim)?.cwd.folders ?? [];
  const files = [...workspace.documents].filter(it => workspace.engine.snapshot.in(it, 'make.file').length > 0);
  const taken = files.filter(it => folders.some(folder => isInside(it, folder) || isInside(folder, folderOf(it))));
  return taken.some(file =>
    workspace.engine.snapshot
      .in(file, 'make.open')
      .some(
        it =>
          it.value.because === 'computed' ||
          it.key === '%' ||
          (it.value.because.endsWith('include') && !workspace.names.has(nameOf(it.key)) && !/env/.test(it.key)),
      ),
  );
}
