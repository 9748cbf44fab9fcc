import { nameOf, type Path } from '../base/path.ts';
import type { FactOf } from '../facts/fact.ts';
import type { FactView } from '../index/view.ts';
import { imageLock } from './imageLocks.ts';
import { below, lockNames, lockOf } from './locks.ts';
import { existence } from './paths.ts';

/** Whether the lock file that an install or a cache asks for is where it looks. */
export type WantedLock =
  | { readonly is: 'there' }
  | { readonly is: 'unknown'; readonly because: 'unproven' | 'working-directory' | 'opaque' | 'not-local' | 'produced' | 'placeholder' }
  | {
      readonly is: 'missing';
      /** What is wanted, as a sentence says it. */
      readonly wanted: string;
      /** Why it is not there, as the end of that sentence. */
      readonly lack: string;
      /** Whoever builds an image by hand may have the lock file that git ignores. */
      readonly sure: boolean;
      /** Lock files of the same manager that lie where nobody looks. */
      readonly elsewhere: readonly Path[];
      /** The lock file that lies in the root of the build context, and only has to be copied into the image. */
      readonly uncopied?: string;
    };

/** The kinds that the answer follows from. */
export const lockKinds = [
  'docker.stage',
  'docker.copy-source',
  'docker.copy-from',
  'command.produces',
  'tree.name',
  'tree.file',
  'package.manifest',
] as const;

type Facts = FactView<(typeof lockKinds)[number]>;
type Claim = FactOf<'command.frozen-install'> | FactOf<'command.lock-cache'>;

export function wantedLock(facts: Facts, claim: Claim): WantedLock {
  if (claim.kind === 'command.frozen-install' && claim.value.image?.stage !== undefined) return inImage(facts, claim);
  const { cwd, origin } = claim.value;
  if (origin !== 'ci') return unknown('unproven');
  const [folder] = cwd.folders;
  if (!cwd.certain || folder === undefined) return unknown('working-directory');
  // A step before may have put another repository there.
  if (folder !== '' && facts.ask(existence, folder) === 'missing') return unknown('working-directory');
  const found = claim.kind === 'command.lock-cache' ? ofCache(facts, claim) : ofInstall(facts, claim, folder);
  return found.is === 'missing' && isMadeBefore(facts, claim) ? unknown('produced') : found;
}

function ofInstall(facts: Facts, claim: FactOf<'command.frozen-install'>, folder: Path): WantedLock {
  const { manager, explicit } = claim.value;
  const lock = facts.ask(lockOf, `${manager} ${folder}`);
  if (lock.is === 'there') return { is: 'there' };
  if (lock.is !== 'missing') return unknown(lock.is === 'opaque' ? 'opaque' : 'not-local');
  if (!explicit && !isBerry(facts, lock.project)) return unknown('unproven');
  return { is: 'missing', wanted: lockNames[manager][0] ?? '', lack: lackIn(lock.project, lock.ignored), sure: true, elsewhere: [] };
}

function inImage(facts: Facts, claim: FactOf<'command.frozen-install'>): WantedLock {
  const lock = claim.value.explicit ? imageLock(facts, claim) : undefined;
  if (lock?.is === 'there') return { is: 'there' };
  if (lock?.is !== 'missing') return unknown('unproven');
  // The build ends at the COPY that names it, where docker/missing-copy-source looks in every context.
  if (lock.stands === undefined && isCopied(facts, claim)) return unknown('unproven');
  const common = { is: 'missing', wanted: lockNames[claim.value.manager][0] ?? '', elsewhere: [] } as const;
  if (lock.stands !== undefined)
    return { ...common, lack: 'which is not copied into the image before it', sure: true, uncopied: lock.stands };
  return { ...common, lack: lackIn(lock.context, lock.ignored), sure: !(lock.ignored || isOfAnotherManager(facts, claim)) };
}

/** Whether the image takes the lock file by its name, rather than by a pattern that may match nothing. */
const isCopied = (facts: Facts, { path, value: { manager } }: FactOf<'command.frozen-install'>): boolean =>
  facts.in(path, 'docker.copy-source').some(it => lockNames[manager].includes(nameOf(it.key)));

/** Whether the workspace locks with another manager of Node's packages alone, so that the image may be an experiment. */
function isOfAnotherManager(facts: Facts, { value: { manager } }: FactOf<'command.frozen-install'>): boolean {
  const isLocked = (it: keyof typeof lockNames): boolean => lockNames[it].some(name => facts.get('tree.name', name).length > 0);
  return ofNode.includes(manager) && !isLocked(manager) && ofNode.some(isLocked);
}

const ofNode: readonly (keyof typeof lockNames)[] = ['npm', 'yarn', 'pnpm'];

/** `setup-node` looks in the root alone, wherever the steps work. For npm a lock file of Yarn will do. */
function ofCache(facts: Facts, claim: FactOf<'command.lock-cache'>): WantedLock {
  const { manager, paths } = claim.value;
  if (paths.some(it => /[*?[\]{}$!]/.test(it))) return unknown('placeholder');
  const names = manager === 'npm' ? [...lockNames.npm, 'yarn.lock'] : lockNames[manager];
  const stands = (paths.length > 0 ? paths : names).map(it => facts.ask(existence, below('', it)));
  // Of a folder all files below count. Source: `@actions/glob`, `implicitDescendants`.
  if (stands.includes('file') || (paths.length > 0 && stands.includes('folder'))) return { is: 'there' };
  if (stands.includes('opaque')) return unknown('opaque');
  if (paths.length > 0) {
    return { is: 'missing', wanted: paths.map(it => `"${it}"`).join(' or '), lack: 'and no such file is there', sure: true, elsewhere: [] };
  }
  const elsewhere = names.flatMap(it => facts.get('tree.name', it).map(found => found.value.path)).slice(0, 3);
  return { is: 'missing', wanted: names[0] ?? '', lack: lackIn('', stands.includes('ignored')), sure: true, elsewhere };
}

const unknown = (because: Extract<WantedLock, { is: 'unknown' }>['because']): WantedLock => ({ is: 'unknown', because });

function lackIn(folder: Path, ignored: boolean): string {
  const where = folder === '' ? 'the root' : `${folder}/`;
  return ignored ? `which git ignores in ${where}` : `and ${where} has none`;
}

/** Whether an earlier step of the same document leaves a lock file in the folder. */
function isMadeBefore(facts: Facts, claim: Claim): boolean {
  const names = lockNames[claim.value.manager];
  return facts.in(claim.path, 'command.produces').some(({ key, span, value }) => {
    const sameFolder = value.cwd.folders.length === 0 || value.cwd.folders[0] === claim.value.cwd.folders[0];
    return names.includes(nameOf(key)) && span.start < claim.span.start && sameFolder;
  });
}

/** Whether a project uses Yarn 2 or later, which freezes in CI by itself. */
function isBerry(facts: Facts, project: Path): boolean {
  const said = facts.in(below(project, 'package.json'), 'package.manifest')[0]?.value.packageManager;
  return said === undefined ? facts.get('tree.file', below(project, '.yarnrc.yml')).length > 0 : /^yarn@(?:[2-9]|\d\d)/.test(said);
}
