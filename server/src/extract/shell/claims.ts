import type { MappedText } from '../../base/mappedText.ts';
import type { Path } from '../../base/path.ts';
import type { CommandFacts } from '../../facts/commands.ts';
import type { Cwd, InImage, Origin } from '../../facts/cwd.ts';
import type { FactKind, Veto } from '../../facts/fact.ts';
import type { Emit } from '../extractor.ts';
import type { Choices } from './choices.ts';
import { withoutOutput } from './console.ts';
import { isCommandLine, mayBeCommandLine } from './commandLine.ts';
import { functionsWriteMakefile } from './makefiles.ts';
import { parseShell } from './parse.ts';
import { runWords } from './runCommand.ts';
import { scopeOf, walkNodes } from './walk.ts';
import type { Word } from './word.ts';

/** The kinds of claims that command lines make. */
export type CommandKind = (keyof CommandFacts & FactKind) | 'docker.build';

/** What is known before the first command of a script. */
export interface ShellContext {
  readonly cwd: Cwd;
  readonly origin: Origin;
  /** Set when the text around the script vetoes all that it claims. */
  readonly veto?: Veto;
  /** Set when the script runs in an image: the folders of its commands are those of the image, from its root. */
  readonly image?: Omit<InImage, 'folder'>;
  /** Set when the script runs where names of files that differ in case alone are the same. */
  readonly anyCase?: true;
  /** The folder of the file that is itself the script, which `dirname "$0"` means. */
  readonly scriptFolder?: Path;
  /** Variables that are set around the script (`env:` of a step), as written. */
  readonly variables?: Readonly<Record<string, string>>;
  /** The values that expressions of the document around the script may have. */
  readonly choices?: Choices;
  /** Folders that earlier commands of the same document cloned, with their repositories, and files and folders that they made, as written. */
  readonly clones?: Readonly<Record<string, string>>;
  readonly made?: readonly string[];
  /** Projects of the reader's own that generators made, as written. */
  readonly projects?: readonly string[];
  /** Folders that tools were told to write to, as written. */
  readonly filled?: readonly string[];
  /** Whether another branch was checked out, whose files nothing is known of. */
  readonly away?: boolean;
  /** Whether a program of another repository ran before in the same folder, which may have left files. */
  readonly foreign?: boolean;
}

/** What commands leave behind for later ones, whatever folder these run in. */
export type LeftBehind = Pick<ShellContext, 'clones' | 'made' | 'filled' | 'away' | 'foreign'>;

/** What a script left behind, without where it ran. */
export const leftBehind = ({ clones, made, filled, away, foreign }: ShellContext): LeftBehind => ({
  ...(clones === undefined ? {} : { clones }),
  ...(made === undefined ? {} : { made }),
  ...(filled === undefined ? {} : { filled }),
  ...(away === undefined ? {} : { away }),
  ...(foreign === undefined ? {} : { foreign }),
});

/** States what a shell script claims, command by command, following its changes of directory. Returns what holds after the last one. */
export function emitCommandClaims(script: MappedText, context: ShellContext, emit: Emit<CommandKind>): ShellContext {
  const scope = scopeOf(context);
  const nodes = parseShell(context.origin === 'prose' ? withoutOutput(script.text) : script.text);
  if (functionsWriteMakefile(nodes)) scope.made.add('Makefile');
  walkNodes({ context, emit, toDocument: it => script.toDocument(it), depth: 0 }, nodes, scope, false);
  return {
    ...context,
    cwd: scope.cwd,
    ...(scope.clones.size > 0 ? { clones: Object.fromEntries(scope.clones) } : {}),
    ...(scope.made.size > 0 ? { made: [...scope.made] } : {}),
    ...(scope.projects.size > 0 ? { projects: [...scope.projects] } : {}),
    ...(scope.filled.size > 0 ? { filled: [...scope.filled] } : {}),
    ...(scope.away ? { away: true } : {}),
  };
}

/** States what a string claims that a program prints: only when the whole of it is a command line. */
export function emitPrintedText(text: MappedText, context: Omit<ShellContext, 'origin'>, emit: Emit<CommandKind>): void {
  if (!mayBeCommandLine(text.text) || !isCommandLine(text.text)) return;
  emitCommandClaims(text, { ...context, origin: 'text' }, emit);
}

/** A word of a command given as a list (compose `command: [..]`, Dockerfile exec form). */
export interface ArgumentWord {
  readonly text: string;
  readonly span: { readonly start: number; readonly end: number };
}

/** States what one command, already split into words, claims. */
export function emitArgumentClaims(words: readonly ArgumentWord[], context: ShellContext, emit: Emit<CommandKind>): void {
  const scope = scopeOf(context);
  const at = { cwd: context.cwd, variables: scope.variables, tolerated: false };
  runWords({ context, emit, toDocument: it => it, depth: 0 }, words.map(wordOf), scope, at);
}

/** The characters of a word with escapes are spread over its span. */
function wordOf({ text, span }: ArgumentWord): Word {
  const spread = text.length === span.end - span.start;
  const last = span.end - 1;
  const places = spread
    ? span.start
    : Array.from(text, (_, index) => (index === text.length - 1 ? last : Math.min(span.start + index, last)));
  return { text, places, dynamic: /\$[A-Za-z_{(]|\{\{/.test(text), quoted: true };
}
