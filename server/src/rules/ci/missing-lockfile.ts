import type { Change } from '../../base/edit.ts';
import { lockKinds, wantedLock } from '../../resolve/wantedLock.ts';
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
    const { path, span, kind, value } = claim;
    const isCache = kind === 'command.lock-cache';
    const edit = (at: typeof span, newText: string): readonly Change[] => [{ type: 'edit', path, span: at, newText }];
    const fixes: Fix[] = isCache
      ? lock.elsewhere.map(it => {
          const line = `cache-dependency-path: ${it}`;
          const { at, indent } = value.insertion;
          return { title: `Add "${line}"`, kind: 'review', changes: edit({ start: at, end: at }, `\n${' '.repeat(indent)}${line}`) };
        })
      : (instead[value.written] ?? []).map(it => ({ title: `Change to "${it}"`, kind: 'review', changes: edit(span, it) }));
    return fails({
      message: `"${isCache ? `cache: ${value.manager}` : value.written}" needs ${lock.wanted}, ${lock.lack}`,
      confidence: lock.sure ? 'certain' : 'likely',
      related: lock.elsewhere.map(it => ({ path: it, span: { start: 0, end: 0 }, message: 'a lock file lies here' })),
      fixes,
    });
  },
});

/** What installs without a lock file, by what was written. */
const instead: Readonly<Record<string, readonly string[]>> = {
  'npm ci': ['install'],
  '--frozen-lockfile': ['--no-frozen-lockfile'],
  '--immutable': ['--no-immutable'],
};
