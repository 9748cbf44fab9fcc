import { folderOf } from '../base/path.ts';
import { nowhere } from '../base/span.ts';
import { emitCommented } from './compose/commented.ts';
import { emitService } from './compose/service.ts';
import { composeRoots, mayBeCompose } from './compose/shape.ts';
import { emitIncludes, emitPlaces, emitResources } from './compose/top.ts';
import type { Emit } from './extractor.ts';
import { defineExtractor } from './extractor.ts';
import type { CommandKind } from './shell/claims.ts';
import { commandKinds } from './shell/kinds.ts';
import { entriesOf, textOf, valueOf, yamlOf } from './yaml.ts';
import type { ComposeFacts } from '../facts/compose.ts';

/** The kinds that the parts of this extractor state. */
export type ComposeKind = Exclude<keyof ComposeFacts, 'compose.fence-service'> | 'docker.image' | 'env.setting' | CommandKind;

/** Compose files, whatever their name, known by their shape. Source: the Compose Specification. */
export default defineExtractor({
  id: 'compose',
  version: 11,
  emits: [
    'compose.file',
    'compose.service',
    'compose.commented-service',
    'compose.service-reference',
    'compose.resource',
    'compose.resource-place',
    'compose.resource-use',
    'compose.build',
    'compose.build-target',
    'compose.path',
    'compose.port',
    'compose.mount',
    'compose.working-dir',
    'docker.image',
    'env.setting',
    'compose.host-name',
    ...commandKinds,
  ],
  handles: path => /\.ya?ml$/i.test(path),
  extract(document, emit) {
    const { path, text } = document;
    if (!mayBeCompose(path, text)) return;
    const stream = yamlOf(document);
    const roots = composeRoots(path, stream.roots);
    for (const problem of roots.length > 0 || isNamedCompose(path) ? stream.problems : []) emit.problem(problem.span, problem.message);
    if (roots.length === 0) return;
    const name = roots.map(it => textOf(valueOf(it, 'name'))).find(it => it !== undefined);
    emit('compose.file', path, nowhere, {
      complete: stream.complete && !/\{%|^\s*\{\{/m.test(text) && !isForAnother(text),
      ...(name === undefined ? {} : { name }),
    });
    emitCommented(text, emit);
    const used = new Set<string>();
    const once = claimOnce(emit, key => used.add(key.split('/')[0] ?? ''));
    for (const root of roots) {
      emitIncludes(root, once);
      emitResources(root, once);
      for (const entry of entriesOf(valueOf(root, 'services'))) emitService(entry, { text, folder: folderOf(path) }, once);
    }
    const root = roots.at(-1);
    if (root !== undefined) emitPlaces(root, text, used, emit);
  },
});

/** Whether the comment at the top has the reader put the services into a compose file of their own. */
function isForAnother(text: string): boolean {
  const comment = /^(?:[ \t]*(?:#.*|---)?\r?\n)*/.exec(text)?.[0].replace(/\s*\n[ \t]*#+\s*/g, ' ') ?? '';
  return /\b(?:add|append|copy|merge|paste)\b[^.]{0,40}\b(?:in)?to (?:your|an)\b(?: (?:own|existing|main|root))*[^.]{0,20}\b(?:docker-)?compose\b/i.test(
    comment,
  );
}

const isNamedCompose = (path: string): boolean => /compose[^/]*$/i.test(path);

/** What several services merge from one anchor is claimed once: equal claims of one place are one claim. */
function claimOnce(emit: Emit<ComposeKind>, onUse: (key: string) => void): Emit<ComposeKind> {
  const stated = new Set<string>();
  const perService: ReadonlySet<string> = new Set([
    'compose.service',
    'compose.build',
    'compose.port',
    'compose.mount',
    'compose.working-dir',
    'env.setting',
  ]);
  const once: Emit<ComposeKind> = Object.assign(
    ((kind, key, span, value, veto) => {
      const name = `${kind} ${span.start} ${key}`;
      if (kind === 'compose.resource-use') onUse(key);
      if (!perService.has(kind)) {
        if (stated.has(name)) return;
        stated.add(name);
      }
      emit(kind, key, span, value, veto);
    }) as Emit<ComposeKind>,
    { problem: emit.problem },
  );
  return once;
}
