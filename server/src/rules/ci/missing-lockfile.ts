import { folderOf, type Path } from '../../base/path.ts';
import type { FactOf } from '../../facts/fact.ts';
import type { FactView } from '../../index/view.ts';
import { lockKinds, wantedLock } from '../../resolve/wantedLock.ts';
import { copiedToo } from '../copiedToo.ts';
import { changeTo } from '../edit.ts';
import { defineRule, type Fix, fails, holds, unknown } from '../rule.ts';

export default defineRule({
  id: 'ci/missing-lockfile',
  summary: 'CI or an image installs from a lock file that the repository does not have',
  severity: 'error',
  confidence: 'certain',
  fix: 'review',
  judges: ['command.frozen-install', 'command.lock-cache'],
  reads: lockKinds,
  judge(claim, facts) {
    const lock = wantedLock(facts, claim);
    if (lock.is === 'there') return holds;
    if (lock.is === 'unknown') return unknown(lock.because);
    const asked = claim.kind === 'command.lock-cache' ? `cache: ${claim.value.manager}` : claim.value.written;
    return fails({
      message: `"${asked}" needs ${lock.wanted}, ${lock.lack}`,
      confidence: lock.sure ? 'certain' : 'likely',
      related: lock.elsewhere.map(it => ({ path: it, span: { start: 0, end: 0 }, message: 'a lock file lies here' })),
      fixes:
        claim.kind === 'command.lock-cache'
          ? installed(facts, claim, lock.elsewhere).map(it => lookingIn(it, claim))
          : withoutLock(facts, claim, lock.uncopied),
    });
  },
});

/** Those of some lock files that the document's own installs use, where it is known what they use. */
function installed(facts: FactView, { path, value: { manager } }: FactOf<'command.lock-cache'>, locks: readonly Path[]): readonly Path[] {
  const installs = facts.in(path, 'command.frozen-install').filter(it => it.value.manager === manager && it.value.cwd.certain);
  return installs.length === 0 ? locks : locks.filter(it => installs.some(({ value: { cwd } }) => cwd.folders.includes(folderOf(it))));
}

/** The fix that has a cache look for its lock file where one is. */
function lookingIn(lock: Path, { path, value: { insertion } }: FactOf<'command.lock-cache'>): Fix {
  const line = `cache-dependency-path: ${lock}`;
  const span = { start: insertion.at, end: insertion.at };
  const newText = `\n${' '.repeat(insertion.indent)}${line}`;
  return { title: `Add "${line}"`, kind: 'review', changes: [{ type: 'edit', path, span, newText }] };
}

/** What mends an install that finds no lock file. One that does not care for it is no answer where the file has only to be copied. */
function withoutLock(facts: FactView<'docker.copy-source'>, claim: FactOf<'command.frozen-install'>, uncopied?: string): readonly Fix[] {
  if (uncopied === undefined) return (instead[claim.value.written] ?? []).map(it => changeTo(claim, it, 'review'));
  const copied = copiedToo(facts, claim, uncopied);
  return copied === undefined ? [] : [copied];
}

/** What installs without a lock file, by what was written. */
const instead: Readonly<Record<string, readonly string[]>> = {
  'npm ci': ['install'],
  '--frozen-lockfile': ['--no-frozen-lockfile'],
  '--immutable': ['--no-immutable'],
};
