import type { ShellNode } from './node.ts';
import { parseShell } from './parse.ts';
import { programOf } from './program.ts';
import type { Word } from './word.ts';
import { unwrap } from './wrappers.ts';

/** The programs that a script runs, in their order and each once, wrappers such as `npx` and `cross-env` taken off. */
export function programsIn(script: string): readonly string[] {
  return [...new Set(commandsOf(parseShell(script)).map(it => programIn(it)[0]))].filter(it => it !== '');
}

/** The words of all commands, those of substitutions and functions too. */
export function commandsOf(nodes: readonly ShellNode[]): readonly (readonly Word[])[] {
  return nodes.flatMap(it => (it.is === 'command' ? [it.words, ...it.nested.flatMap(commandsOf)] : commandsOf(it.body)));
}

/** The program that a command runs, wrappers taken off, and its arguments. */
export function programIn(given: readonly Word[]): readonly [program: string, args: readonly Word[]] {
  let words = given;
  for (let wrappers = 0; wrappers < 8; wrappers++) {
    const command = words.findIndex(it => !/^[A-Za-z_]\w*=/.test(it.text));
    const [word, ...args] = command < 0 ? [] : words.slice(command);
    if (word === undefined) return ['', []];
    const inner = unwrap(programOf(word), args);
    if (inner === undefined) return [programOf(word), args];
    words = inner;
  }
  return ['', []];
}
