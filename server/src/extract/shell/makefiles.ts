import { names, readArguments, valueOf } from './arguments.ts';
import type { Call } from './call.ts';
import type { ShellNode } from './node.ts';
import { commandsOf, programIn } from './programs.ts';
import type { Word } from './word.ts';

/**
 * Whether a program writes a Makefile where it runs, with targets that no file of the workspace names. Sources: the manuals of CMake, GNU
 * Autoconf, qmake, Premake, Emscripten, ExtUtils::MakeMaker and mkmf.
 */
export function writesMakefile(program: string, args: readonly Word[]): boolean {
  if (program === 'cmake') return args.length > 0 && !args.some(it => otherMode.test(it.text));
  if (/^premake\d?$/.test(program)) return args.some(it => /^gmake/.test(it.text));
  const script = interpreters.test(program) ? args.find(it => !it.text.startsWith('-'))?.text : undefined;
  return script === undefined ? configures.test(program) : configures.test(script.slice(script.lastIndexOf('/') + 1));
}

/** The folder that CMake is told to write to. */
export const folderOfBuild = ({ program, args }: Pick<Call, 'program' | 'args'>): Word | undefined =>
  program === 'cmake' ? valueOf(readArguments(args, names('-B -S -C -D -U -G -T -A')), '-B') : undefined;

/** Whether a function of a script has one written: where and before what it is called nobody can tell. */
export function functionsWriteMakefile(nodes: readonly ShellNode[]): boolean {
  return nodes.some(it => it.is === 'group' && (it.scope === 'function' ? writes(it.body) : functionsWriteMakefile(it.body)));
}

function writes(nodes: readonly ShellNode[]): boolean {
  return commandsOf(nodes).some(words => {
    const [program, args] = programIn(words);
    return writesMakefile(program, args);
  });
}

/** Options by which CMake does something else than configure. */
const otherMode = /^(?:--build|--install|--open|--version|--help|--workflow|-E|-P|--find-package)$/;
const interpreters = /^(?:ba|da|k|z)?sh$|^perl$|^ruby$/;
const configures = /^(?:[cC]onfigure|config|autogen\.sh|qmake\d?|emcmake|emconfigure|Makefile\.PL|extconf\.rb)$/;
