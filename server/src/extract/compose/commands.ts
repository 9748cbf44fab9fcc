import { resolvePath, type Path } from '../../base/path.ts';
import type { Cwd } from '../../facts/cwd.ts';
import type { ComposeKind } from '../compose.ts';
import type { Emit } from '../extractor.ts';
import { emitArgumentClaims, emitCommandClaims } from '../shell/claims.ts';
import { isScalar, isSeq, itemsOf, mappedOf, spanOf, stringOf, textOf, valueOf, type YamlNode } from '../yaml.ts';
import type { ServiceContext } from './service.ts';
import { placeholderIn } from './text.ts';
import { mountsOf } from './volumes.ts';

/** States what the commands that a service runs claim: they run in its container. */
export function emitCommands(service: YamlNode, context: ServiceContext, emit: Emit<ComposeKind>): void {
  const cwd = cwdOf(service, context.folder);
  emitCommand(valueOf(service, 'entrypoint'), cwd, context, emit);
  emitCommand(valueOf(service, 'command'), cwd, context, emit);
  const test = valueOf(valueOf(service, 'healthcheck'), 'test');
  if (isScalar(test)) emitCommand(test, cwd, context, emit);
  else emitWords(itemsOf(test).slice(1), textOf(itemsOf(test)[0]) === 'CMD-SHELL', cwd, context, emit);
}

function emitCommand(node: YamlNode | undefined, cwd: Cwd, context: ServiceContext, emit: Emit<ComposeKind>): void {
  if (isSeq(node)) emitWords(itemsOf(node), false, cwd, context, emit);
  const script = isScalar(node) && stringOf(node) !== undefined ? mappedOf(node, context.text) : undefined;
  if (script !== undefined) emitCommandClaims(script, { cwd, origin: 'config' }, emit);
}

/** A command as a list of words; `sh -c` and `CMD-SHELL` hand their last word to a shell. */
function emitWords(nodes: readonly YamlNode[], shell: boolean, cwd: Cwd, context: ServiceContext, emit: Emit<ComposeKind>): void {
  const words = nodes.map(it => ({ text: textOf(it) ?? '', span: spanOf(it) }));
  const runsShell = /^(?:\/(?:usr\/)?bin\/)?(?:ba|da|z|a)?sh$/.test(words[0]?.text ?? '');
  const dashC = runsShell ? words.findIndex((it, index) => index > 0 && /^-[a-z]*c$/.test(it.text)) : -1;
  const script = shell ? nodes[0] : dashC > 0 ? nodes[dashC + 1] : undefined;
  const mapped = script === undefined ? undefined : mappedOf(script, context.text);
  if (mapped !== undefined) emitCommandClaims(mapped, { cwd, origin: 'config' }, emit);
  else emitArgumentClaims(words, { cwd, origin: 'config' }, emit);
}

/** The workspace folder that is mounted where the container works, when the service says both; else none can be told. */
function cwdOf(service: YamlNode, folder: Path): Cwd {
  const workingDir = stringOf(valueOf(service, 'working_dir'));
  if (workingDir === undefined || placeholderIn(workingDir) !== undefined) return { folders: [], certain: false };
  const mounts = mountsOf(service)
    .filter(it => it.type === 'bind' && isBelow(workingDir, it.target))
    .sort((a, b) => b.target.length - a.target.length);
  const mount = mounts[0];
  if (mount === undefined || placeholderIn(mount.source) !== undefined) return { folders: [], certain: false };
  const rest = workingDir.slice(mount.target.replace(/\/+$/, '').length).replace(/^\/+/, '');
  const mapped = resolvePath(folder, rest === '' ? mount.source : `${mount.source}/${rest}`);
  return mapped === undefined ? { folders: [], certain: false } : { folders: [mapped], certain: true };
}

function isBelow(path: string, folder: string): boolean {
  const target = folder.replace(/\/+$/, '');
  return path === target || path.startsWith(`${target}/`);
}
