import { resolvePath, type Path } from '../../base/path.ts';
import type { ComposeKind } from '../compose.ts';
import type { Emit } from '../extractor.ts';
import { emitCommandClaims, type ShellContext } from '../shell/claims.ts';
import { startInImage } from '../shell/folders.ts';
import { emitWordList } from '../shell/wordList.ts';
import { isScalar, isSeq, itemsOf, mappedOf, stringOf, textOf, valueOf, type YamlNode } from '../yaml.ts';
import type { ServiceContext } from './service.ts';
import { placeholderIn } from './text.ts';
import { mountsOf } from './volumes.ts';

/** States what the commands that a service runs claim: they run in its container. */
export function emitCommands(name: string, service: YamlNode, context: ServiceContext, emit: Emit<ComposeKind>): void {
  const place = placeOf(name, service, context.folder);
  emitCommand(valueOf(service, 'entrypoint'), place, context, emit);
  emitCommand(valueOf(service, 'command'), place, context, emit);
  const test = valueOf(valueOf(service, 'healthcheck'), 'test');
  if (isScalar(test)) emitCommand(test, place, context, emit);
  else emitWordList(itemsOf(test).slice(1), textOf(itemsOf(test)[0]) === 'CMD-SHELL', place, context.text, emit);
}

function emitCommand(node: YamlNode | undefined, place: ShellContext, context: ServiceContext, emit: Emit<ComposeKind>): void {
  if (isSeq(node)) emitWordList(itemsOf(node), false, place, context.text, emit);
  const script = isScalar(node) && stringOf(node) !== undefined ? mappedOf(node, context.text) : undefined;
  if (script !== undefined) emitCommandClaims(script, place, emit);
}

/** The workspace folder that is mounted where the container works, when the service says both; else a folder of the image. */
function placeOf(name: string, service: YamlNode, folder: Path): ShellContext {
  const workingDir = stringOf(valueOf(service, 'working_dir'));
  const isOpen = workingDir !== undefined && placeholderIn(workingDir) !== undefined;
  const mounted = workingDir === undefined || isOpen ? undefined : mountedAt(workingDir, service, folder);
  if (mounted !== undefined) return { cwd: { folders: [mounted], certain: true }, origin: 'config' };
  return { cwd: startInImage(isOpen ? undefined : (workingDir ?? '')), origin: 'config', image: { service: name } };
}

function mountedAt(workingDir: string, service: YamlNode, folder: Path): Path | undefined {
  const [mount] = mountsOf(service)
    .filter(it => it.type === 'bind' && isBelow(workingDir, it.target))
    .sort((a, b) => b.target.length - a.target.length);
  if (mount === undefined || placeholderIn(mount.source) !== undefined) return undefined;
  const rest = workingDir.slice(mount.target.replace(/\/+$/, '').length).replace(/^\/+/, '');
  return resolvePath(folder, rest === '' ? mount.source : `${mount.source}/${rest}`);
}

function isBelow(path: string, folder: string): boolean {
  const target = folder.replace(/\/+$/, '');
  return path === target || path.startsWith(`${target}/`);
}
