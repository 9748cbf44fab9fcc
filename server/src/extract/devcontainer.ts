import type { Node } from 'jsonc-parser';
import { folderOf, nameOf } from '../base/path.ts';
import type { Cwd } from '../facts/cwd.ts';
import type { Veto } from '../facts/fact.ts';
import { defineExtractor, type Emit, type SourceDocument } from './extractor.ts';
import { elements, insideQuotes, jsonOf, properties, property, stringOf, textOf } from './json.ts';
import { type CommandKind, emitArgumentClaims, emitCommandClaims } from './shell/claims.ts';
import { commandKinds } from './shell/kinds.ts';

/** Development containers: what they are built from or started with, and their commands. Source: the "devcontainer.json reference". */
export default defineExtractor({
  id: 'devcontainer',
  version: 4,
  emits: [...commandKinds, 'docker.image'],
  handles: path => /(?:^|\/)(?:\.devcontainer\.json|\.devcontainer\/(?:[^/]+\/)?devcontainer\.json)$/.test(path),
  extract(document, emit) {
    const { root, problems } = jsonOf(document);
    for (const { span, message } of problems) emit.problem(span, message);
    // What the file names is relative to its own folder; what it runs, runs in the workspace that the container is for.
    const folder = folderOf(document.path);
    const at = (place: string, certain: boolean): Cwd => ({ folders: [place], certain });
    emitCompose(root, at(folder, true), emit);
    emitBuild(root, at(folder, true), emit);
    const image = property(root, 'image');
    const written = stringOf(image);
    if (image !== undefined && written !== undefined) emit('docker.image', written, insideQuotes(image), { by: 'devcontainer' });
    const opened = nameOf(document.path) === '.devcontainer.json' ? folder : folderOf(folder.replace(/(\.devcontainer)\/[^/]+$/, '$1'));
    for (const { name, value } of properties(root)) if (lifecycle.has(name)) emitCommands(document, value, at(opened, false), emit);
  },
});

const lifecycle: ReadonlySet<string> = new Set([
  'initializeCommand',
  'onCreateCommand',
  'updateContentCommand',
  'postCreateCommand',
  'postStartCommand',
  'postAttachCommand',
]);

/** `dockerComposeFile` is a file or the list of those to merge; `service` and `runServices` name services of them. */
function emitCompose(root: Node | undefined, cwd: Cwd, emit: Emit<CommandKind>): void {
  const written = property(root, 'dockerComposeFile');
  const nodes = written?.type === 'string' ? [written] : elements(written);
  const files = nodes.flatMap(it => stringOf(it) ?? []);
  if (files.length === 0) return;
  for (const node of nodes) {
    const file = stringOf(node);
    if (file !== undefined) emit('command.compose-file', file, insideQuotes(node), { files, cwd, origin: 'config' }, placeholderIn(file));
  }
  for (const node of [property(root, 'service'), ...elements(property(root, 'runServices'))]) {
    const service = stringOf(node);
    if (node === undefined || service === undefined) continue;
    const value = { subcommand: 'devcontainer', files, otherProject: false, cwd, origin: 'config' } as const;
    emit('command.compose-service', service, insideQuotes(node), value, placeholderIn(service));
  }
}

function emitBuild(root: Node | undefined, cwd: Cwd, emit: Emit<CommandKind>): void {
  const build = property(root, 'build');
  const node = property(build, 'dockerfile') ?? property(build, 'dockerFile') ?? property(root, 'dockerFile');
  const file = stringOf(node);
  if (node === undefined || file === undefined) return;
  const context = stringOf(property(build, 'context') ?? property(root, 'context')) ?? '.';
  const target = stringOf(property(build, 'target'));
  const place = insideQuotes(node);
  const veto = placeholderIn(file);
  emit('command.file', file, place, { program: 'devcontainer', use: 'input', cwd, origin: 'config' }, veto);
  const value = { context, ...(target === undefined ? {} : { target }), cwd, origin: 'config' } as const;
  emit('docker.build', file, place, value, veto ?? placeholderIn(context));
}

/** A command is a line for the shell, a list of words, or a map of both that run side by side. */
function emitCommands(document: SourceDocument, node: Node, cwd: Cwd, emit: Emit<CommandKind>): void {
  if (node.type === 'string') emitCommandClaims(textOf(document, node), { cwd, origin: 'config' }, emit);
  const words = elements(node).map(it => ({ text: stringOf(it) ?? '', span: insideQuotes(it) }));
  if (words.length > 0) emitArgumentClaims(words, { cwd, origin: 'config' }, emit);
  for (const { value } of properties(node)) if (value.type !== 'object') emitCommands(document, value, cwd, emit);
}

const placeholderIn = (text: string): Veto | undefined => (text.includes('${') ? 'placeholder' : undefined);
