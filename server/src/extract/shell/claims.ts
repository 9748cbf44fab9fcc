import type { MappedText } from '../../base/mappedText.ts';
import type { Cwd, Origin } from '../../facts/cwd.ts';
import type { FactKind, Veto } from '../../facts/fact.ts';
import type { CommandFacts } from '../../facts/commands.ts';
import type { Emit } from '../extractor.ts';

/** The kinds of claims that command lines make. */
export type CommandKind = (keyof CommandFacts & FactKind) | 'docker.build';

/** What is known before the first command of a script. */
export interface ShellContext {
  readonly cwd: Cwd;
  readonly origin: Origin;
  /** Set when the text around the script vetoes all that it claims. */
  readonly veto?: Veto;
  /** In a Dockerfile: the stage's index. */
  readonly stage?: number;
}

/** States what a shell script claims, command by command, following its changes of directory. Returns what holds after the last one. */
export function emitCommandClaims(script: MappedText, context: ShellContext, emit: Emit<CommandKind>): ShellContext {
  void script;
  void emit;
  return context;
}

/** A word of a command given as a list (compose `command: [..]`, Dockerfile exec form). */
export interface ArgumentWord {
  readonly text: string;
  readonly span: { readonly start: number; readonly end: number };
}

/** States what one command, already split into words, claims. */
export function emitArgumentClaims(words: readonly ArgumentWord[], context: ShellContext, emit: Emit<CommandKind>): void {
  void words;
  void context;
  void emit;
}
