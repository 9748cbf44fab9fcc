import { folderOf } from '../../server/src/base/path.ts';
import type { FactOf } from '../../server/src/facts/fact.ts';
import type { Mutation } from './mutation.ts';
import type { MutableWorkspace } from './workspace.ts';

/** A command in a Dockerfile or compose file decides on its port and claims nothing. */
export const isCommandItself = (claim: FactOf): boolean => claim.kind === 'command.port' && !['prose', 'data'].includes(claim.value.origin);

/** The ports of what the claim is about: the service that its line names, or the component of its folder; of a program, where it is started. */
export function portsAround(claim: FactOf, { engine: { snapshot } }: MutableWorkspace): ReadonlySet<string> {
  if (claim.kind === 'command.port')
    return new Set(
      snapshot
        .all('command.port')
        .filter(
          it => it.value.module !== undefined && it.value.module === claim.value.module && !['prose', 'data'].includes(it.value.origin),
        )
        .map(it => it.key),
    );
  if (claim.kind !== 'doc.port') return new Set();
  const published = snapshot.all('compose.port').filter(it => it.value.host !== undefined);
  const named = claim.value.names.filter(name => published.some(it => it.value.service === name)).at(-1);
  const folder = folderOf(claim.path);
  if (named !== undefined) return new Set(published.filter(it => it.value.service === named).map(it => it.value.host ?? ''));
  const exposed = snapshot.all('docker.expose').filter(it => folderOf(it.path) === folder);
  return new Set([...published.filter(it => folderOf(it.path) === folder).map(it => it.value.host ?? ''), ...exposed.map(it => it.key)]);
}

/** The ports that configuration still names after a mutation. */
export function portsLeft(mutation: Mutation, { engine: { snapshot } }: MutableWorkspace): ReadonlySet<string> {
  const changed = (it: FactOf): boolean =>
    (mutation.edits.get(it.path) ?? []).some(edit => edit.span.start >= it.span.start && edit.span.end <= it.span.end);
  const stated = [
    ...snapshot.all('compose.port'),
    ...snapshot.all('docker.expose'),
    ...snapshot.all('config.port'),
    ...snapshot.all('env.variable'),
    ...snapshot.all('command.port').filter(it => !['prose', 'data'].includes(it.value.origin)),
  ].filter(it => !changed(it));
  return new Set(stated.flatMap(it => `${it.key} ${JSON.stringify(it.value)}`.match(/\d{2,5}/g) ?? []));
}
