import type { MutableWorkspace } from './workspace.ts';

/**
 * A policy that a workspace keeps as it is, so that rules which do nothing without one have true claims to break: it asks for what is
 * there and forbids what is not.
 */
export function policyWritten({ paths, engine: { snapshot } }: MutableWorkspace): string {
  const all = [...new Set(paths)];
  const root = all.filter(it => !it.includes('/'));
  const run = snapshot
    .all('command.file')
    .filter(it => it.value.origin === 'ci' && it.value.use === 'run' && snapshot.get('tree.file', it.key).length > 0)
    .map(it => it.key);
  const guarded = all.filter(it => it.includes('/') && /^[\w./-]+$/.test(it)).slice(0, 4);
  const list = (items: readonly string[]): string => `[${[...new Set(items)].map(it => JSON.stringify(it)).join(', ')}]`;
  return `version: 1
pinning: { images: tag, actions: tag }
layout:
  allow: { ".": ${list(root)} }
  forbid: ["**/${forbidden}"]
  require: ${list(root.slice(0, 4))}
read: [${unread}/**]
protected: { paths: ${list(guarded)}, cover: ${list(guarded)} }
legacy: [{ path: ${legacy} }]
text: { forbid: [{ pattern: "${forbiddenText}" }] }
debt: { budgets: [{ match: "**/${indebted}", max: 0 }] }
${run.length === 0 ? '' : `checks: { required: ${list(run.slice(0, 6))} }\n`}`;
}

/** What the policy speaks of, and no workspace has. */
export const forbidden = 'written-by-accident.json';
export const unread = 'former-config';
export const legacy = 'attic/former-tool';
export const forbiddenText = 'moonbase seventeen';
export const indebted = 'former_debt.py';
/** The rules that ask for a policy. */
export const policyRules: ReadonlySet<string> = new Set([
  'ci/unpinned-action',
  'ci/unwired-check',
  'config/unread-config',
  'debt/over-budget',
  'docker/unpinned-image',
  'governance/dead-protected-path',
  'governance/unprotected-path',
  'layout/forbidden-file',
  'layout/missing-file',
  'layout/stray-file',
  'paths/legacy-reference',
  'text/forbidden-reference',
]);
