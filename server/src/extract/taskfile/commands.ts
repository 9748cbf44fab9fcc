import { folderOf, resolvePath } from '../../base/path.ts';
import type { Cwd } from '../../facts/cwd.ts';
import type { Emit, SourceDocument } from '../extractor.ts';
import { type CommandKind, emitCommandClaims } from '../shell/claims.ts';
import { nowhereKnown } from '../shell/folders.ts';
import { isMap, itemsOf, mappedOf, nodeOf, textOf, valueOf, type YamlNode } from '../yaml.ts';

/** States what the commands of a task claim: a task is a command, a list of them, or a map with `cmd` or `cmds`. */
export function emitTaskCommands({ path, text }: SourceDocument, value: YamlNode | undefined, emit: Emit<CommandKind>): void {
  const task = nodeOf(value);
  const cmds = isMap(task) ? valueOf(task, 'cmds') : task;
  const commands = [isMap(task) ? valueOf(task, 'cmd') : undefined, ...(itemsOf(cmds).length > 0 ? itemsOf(cmds) : [cmds])];
  const lenient = isTrue(valueOf(task, 'ignore_error')) || valueOf(task, 'preconditions') !== undefined;
  const cwd = cwdOf(folderOf(path), textOf(valueOf(task, 'dir')));
  for (const command of commands) {
    const script = mappedOf(isMap(command) ? valueOf(command, 'cmd') : command, text)?.withTemplatesAsVariables();
    if (script === undefined) continue;
    const tolerated = lenient || isTrue(valueOf(command, 'ignore_error'));
    emitCommandClaims(script, { cwd, origin: 'config', ...(tolerated ? { veto: 'tolerated' } : {}) }, emit);
  }
}

const isTrue = (node: YamlNode | undefined): boolean => textOf(node) === 'true';

/** A Taskfile below the root may be included by one above it, whose folder it then runs in. */
function cwdOf(folder: string, dir: string | undefined): Cwd {
  if (dir !== undefined && /\{\{|\$/.test(dir)) return nowhereKnown;
  const folders = [...new Set([folder, ''])].flatMap(it => resolvePath(it, dir ?? '') ?? []);
  return { folders, certain: folder === '' && folders.length > 0 };
}
