import { nameOf, type Path } from '../../base/path.ts';
import type { FactOf } from '../../facts/fact.ts';
import type { FactView } from '../../index/view.ts';
import { imageLock } from '../../resolve/imageLocks.ts';
import { below, lockNames, lockOf } from '../../resolve/locks.ts';
import { existence } from '../../resolve/paths.ts';
import { defineRule, fails, type Fix, holds, unknown, type Verdict } from '../rule.ts';

export default defineRule({
  id: 'ci/missing-lockfile',
  summary: 'CI or an image installs from a lock file that the repository does not have',
  severity: 'error',
  confidence: 'certain',
  fix: 'review',
  judges: ['command.frozen-install', 'command.lock-cache'],
  reads: ['docker.stage', 'docker.copy-source', 'docker.copy-from', 'command.produces', 'tree.name', 'tree.file', 'package.manifest'],
  judge: (claim, facts) => (claim.kind === 'command.lock-cache' ? judgeCache(claim, facts) : judgeInstall(claim, facts)),
});

type Kinds =
  | 'docker.stage' | 'docker.copy-source' | 'docker.copy-from' | 'command.produces' | 'tree.name' | 'tree.file' | 'package.manifest'
  | 'command.frozen-install' | 'command.lock-cache';

function judgeInstall(claim: FactOf<'command.frozen-install'>, facts: FactView<Kinds>): Verdict {
  const { manager, written, cwd, stage, origin } = claim.value;
  if (stage !== undefined) return judgeImage(claim, facts);
  if (origin !== 'ci') return unknown('unproven');
  const [folder] = cwd.folders;
  if (!cwd.certain || folder === undefined) return unknown('working-directory');
  const lock = facts.ask(lockOf, `${manager} ${folder}`);
  if (lock.is === 'there') return holds;
  if (lock.is !== 'missing') return unknown(lock.is === 'opaque' ? 'opaque' : 'not-local');
  if (!claim.value.explicit && !isBerry(facts, lock.project)) return unknown('unproven');
  if (isMadeHere(claim, facts)) return unknown('produced');
  return fails({ message: `"${written}" needs ${lockNames[manager][0]}, ${lack(lock.project, lock.ignored)}`, fixes: fixesOf(claim) });
}

function judgeImage(claim: FactOf<'command.frozen-install'>, facts: FactView<Kinds>): Verdict {
  if (!claim.value.explicit) return unknown('unproven');
  const lock = imageLock(facts, claim);
  if (lock.is !== 'missing') return lock.is === 'there' ? holds : unknown('unproven');
  const lacks = lock.stands ? 'which is not copied into the image before it' : lack(lock.context, lock.ignored);
  return fails({ message: `"${claim.value.written}" needs ${lockNames[claim.value.manager][0]}, ${lacks}`, fixes: fixesOf(claim) });
}

/** Looks in the root alone, wherever the step works. */
function judgeCache(claim: FactOf<'command.lock-cache'>, facts: FactView<Kinds>): Verdict {
  const { manager, paths, cwd } = claim.value;
  if (!cwd.certain) return unknown('working-directory');
  if (isMadeHere(claim, facts)) return unknown('produced');
  const names = manager === 'npm' ? [...lockNames.npm, 'yarn.lock'] : lockNames[manager];
  if (paths.length > 0) {
    if (paths.some(it => /[*?[\]{}$!]/.test(it))) return unknown('placeholder');
    if (paths.some(it => facts.ask(existence, below('', it)) === 'file')) return holds;
    return fails({ message: `"cache: ${manager}" needs ${paths.map(it => `"${it}"`).join(' or ')}, and no such file is there` });
  }
  if (names.some(it => facts.ask(existence, it) === 'file')) return holds;
  const ignored = names.some(it => facts.ask(existence, it) === 'ignored');
  const elsewhere = names.flatMap(it => facts.get('tree.name', it).map(found => found.value.path));
  return fails({
    message: `"cache: ${manager}" needs ${names[0]}, ${lack('', ignored)}`,
    related: elsewhere.slice(0, 3).map(path => ({ path, span: { start: 0, end: 0 }, message: 'a lock file lies here' })),
    fixes: elsewhere.slice(0, 3).map(path => pathFix(claim, path)),
  });
}

const lack = (folder: Path, ignored: boolean): string => {
  const where = folder === '' ? 'the root' : `${folder}/`;
  return ignored ? `which git ignores in ${where}` : `and ${where} has none`;
};

/** Whether an earlier step of the same document leaves a lock file in the folder. */
function isMadeHere(claim: FactOf<'command.frozen-install' | 'command.lock-cache'>, facts: FactView<Kinds>): boolean {
  const isLock = (key: string): boolean => lockNames[claim.value.manager].includes(nameOf(key));
  return facts
    .in(claim.path, 'command.produces')
    .some(it => isLock(it.key) && it.span.start < claim.span.start && (it.value.cwd.folders.length === 0 || it.value.cwd.folders[0] === claim.value.cwd.folders[0]));
}

/** Whether a project uses Yarn 2 or later, which freezes in CI by itself. */
function isBerry(facts: FactView<Kinds>, project: Path): boolean {
  const said = facts.in(below(project, 'package.json'), 'package.manifest')[0]?.value.packageManager;
  return said === undefined ? facts.get('tree.file', below(project, '.yarnrc.yml')).length > 0 : /^yarn@(?:[2-9]|\d\d)/.test(said);
}

/** What installs without a lock file, by what was written. */
const instead: Readonly<Record<string, string>> = {
  'npm ci': 'install',
  'npm clean-install': 'install',
  '--frozen-lockfile': '--no-frozen-lockfile',
  '--immutable': '--no-immutable',
};

function fixesOf(claim: FactOf<'command.frozen-install'>): readonly Fix[] {
  const newText = instead[claim.value.written];
  if (newText === undefined) return [];
  return [{ title: `Change to "${newText}"`, kind: 'review', changes: [{ type: 'edit', path: claim.path, span: claim.span, newText }] }];
}

function pathFix(claim: FactOf<'command.lock-cache'>, path: Path): Fix {
  const { at, indent } = claim.value.insertion;
  const newText = `\n${' '.repeat(indent)}cache-dependency-path: ${path}`;
  return { title: `Add "cache-dependency-path: ${path}"`, kind: 'review', changes: [{ type: 'edit', path: claim.path, span: { start: at, end: at }, newText }] };
}
