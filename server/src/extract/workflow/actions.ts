import { span } from '../../base/span.ts';
import type { Cwd } from '../../facts/cwd.ts';
import type { Emit } from '../extractor.ts';
import { entriesOf, spanOf, stringOf, textOf, valueOf, type YamlNode } from '../yaml.ts';
import type { WorkflowKind } from '../workflow.ts';
import { emitAction, emitInputFiles } from './uses.ts';

/** States what a step claims that uses an action. */
export function emitUses(emit: Emit<WorkflowKind>, step: YamlNode, checkedOut: Cwd, text: string): void {
  const used = valueOf(step, 'uses');
  const name = stringOf(used);
  if (used === undefined || name === undefined) return;
  const given = valueOf(step, 'with');
  if (name === '.' || name.startsWith('./')) emit('workflow.local-action', name, spanOf(used), { cwd: checkedOut, of: 'step' });
  else emitAction(emit, used);
  emitInputFiles(emit, name, given, checkedOut);
  if (name.startsWith('docker://')) {
    const { start, end } = spanOf(used);
    emit('docker.image', name.slice(9), span(start + 9, end), { by: 'workflow' });
  } else if (name.startsWith('actions/setup-node@')) {
    emitToolchain(emit, 'node', valueOf(given, 'node-version'));
    emitCache(emit, given, checkedOut, text);
  } else if (name.startsWith('actions/setup-python@')) emitToolchain(emit, 'python', valueOf(given, 'python-version'));
  else if (name.startsWith('docker/build-push-action@')) emitBuild(emit, used, given, checkedOut);
  else if (name.startsWith('actions/download-artifact@')) emitDownload(emit, used, given, checkedOut);
}

/** The version that a step installs; several, or one that a matrix gives, are none of them alone. */
function emitToolchain(emit: Emit<WorkflowKind>, tool: 'node' | 'python', node: YamlNode | undefined): void {
  const written = textOf(node)?.trim();
  if (node === undefined || written === undefined || !/^v?\d+(?:\.(?:\d+|[x*])){0,2}$/.test(written)) return;
  emit('toolchain.version', tool, spanOf(node), { written: written.replace(/^v/, ''), by: 'ci' });
}

/** `cache:` looks for a lock file. Source: the README of actions/setup-node. */
function emitCache(emit: Emit<WorkflowKind>, given: YamlNode | undefined, cwd: Cwd, text: string): void {
  const entry = entriesOf(given).find(it => it.key === 'cache');
  const cache = valueOf(given, 'cache');
  const manager = stringOf(cache);
  if (entry === undefined || cache === undefined || (manager !== 'npm' && manager !== 'yarn' && manager !== 'pnpm')) return;
  const paths = (textOf(valueOf(given, 'cache-dependency-path')) ?? '')
    .split(/\n/)
    .map(it => it.trim())
    .filter(it => it !== '');
  const { start } = spanOf(entry.keyNode);
  const insertion = { at: cache.range?.[1] ?? spanOf(cache).end, indent: start - text.lastIndexOf('\n', start) - 1 };
  emit('command.lock-cache', manager, spanOf(cache), { manager, paths, insertion, cwd, origin: 'ci' });
}

/** Without `context` the build's context is the repository's root. Source: the README of docker/build-push-action. */
function emitBuild(emit: Emit<WorkflowKind>, used: YamlNode, given: YamlNode | undefined, cwd: Cwd): void {
  const contextNode = valueOf(given, 'context');
  const context = textOf(contextNode) ?? '.';
  const file = valueOf(given, 'file');
  const key = textOf(file) ?? '';
  const target = textOf(valueOf(given, 'target'));
  const tags = (textOf(valueOf(given, 'tags')) ?? '').split(/[\s,]+/).filter(it => it !== '');
  const contexts = (textOf(valueOf(given, 'build-contexts')) ?? '').split(/\s*\n\s*/).flatMap(it => /^([^=]+)=/.exec(it)?.[1] ?? []);
  const veto = `${context}${key}`.includes('${{') ? 'placeholder' : undefined;
  emit(
    'docker.build',
    key,
    spanOf(file ?? contextNode ?? used),
    {
      context,
      ...(target === undefined ? {} : { target }),
      ...(tags.length === 0 ? {} : { tags }),
      ...(contexts.length === 0 ? {} : { contexts }),
      cwd,
      origin: 'ci',
    },
    veto,
  );
  if (file !== undefined && key !== '')
    emit('command.file', key, spanOf(file), { program: 'docker/build-push-action', use: 'input', cwd, origin: 'ci' }, veto);
}

/** Without `path` an artifact is unpacked where the step runs. Source: the README of actions/download-artifact. */
function emitDownload(emit: Emit<WorkflowKind>, used: YamlNode, given: YamlNode | undefined, cwd: Cwd): void {
  const folder = valueOf(given, 'path');
  const path = textOf(folder)?.replace(/^\.\//, '').replace(/\/+$/, '') ?? '.';
  if (/[${~]|^\//.test(path)) return;
  emit('command.produces', path === '' ? '.' : path, spanOf(folder ?? used), { how: 'actions/download-artifact', cwd, origin: 'ci' });
}
