import type { TextEdit } from '../../server/src/base/edit.ts';
import { nameOf, type Path } from '../../server/src/base/path.ts';
import { span } from '../../server/src/base/span.ts';
import type { FactKind, FactOf } from '../../server/src/facts/fact.ts';
import { headingsOf } from './pathMistakes.ts';
import type { Mutation, Mutator } from './mutation.ts';
import { misspelt } from './random.ts';
import type { MutableWorkspace } from './workspace.ts';
import { otherVersion } from './writing.ts';

/** Every heading and anchor of the document that a link leads to by the same words gets others. */
export const headingsRenamed: Mutator = ({ claim }, workspace, random) =>
  rewritten(claim, headingsOf(claim, workspace), workspace, it => misspelt(it, random));

/** Gives every fact that states the claim's name another name, all at once. */
export const renamed =
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

/** Gives each of some facts another name, the same to all that bear the same. */
export function rewritten(
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

/** Facts that state a version, of the claim's own product or tool, say another. */
export const otherRelease =
  (...kinds: readonly FactKind[]): Mutator =>
  ({ claim, found }, workspace) =>
    rewritten(
      claim,
      found.filter(it => kinds.includes(it.kind) && it.path !== claim.path),
      workspace,
      otherVersion,
    );

/** Whoever runs a script, takes a configuration or reads a variable names another one. */
export const takerTurnsAway: Mutator = ({ rule, claim }, workspace, random) => {
  const file = claim.kind === 'nginx.file' ? claim.path : claim.key;
  const name = nameOf(file);
  const other = claim.kind === 'env.variable' || claim.kind === 'env.documented' ? misspelt(name, random) : `other-${name}`;
  const edits = new Map<Path, TextEdit[]>();
  for (const path of workspace.documents) {
    if (path === claim.path || path === file || (rule.id === 'ci/unwired-check' && /\.md$/.test(path))) continue;
    for (const { index } of (workspace.text(path) ?? '').matchAll(new RegExp(`(?<![\\w.-])${name.replaceAll('.', '\\.')}(?![\\w.-])`, 'g')))
      edits.set(path, [...(edits.get(path) ?? []), { span: span(index, index + name.length), newText: other }]);
  }
  return edits.size === 0 ? [] : [{ kind: 'renamed', what: `${[...edits.keys()].join(', ')} say "${other}"`, edits, gone: new Map() }];
};

/** A bare `yarn dev` runs a program of that name where there is no such script. */
export const scriptRenamed: Mutator = (held, ...rest) =>
  held.claim.kind === 'command.script' && !held.claim.value.explicit && held.claim.value.manager !== 'npm'
    ? []
    : renamed('package.script')(held, ...rest);
