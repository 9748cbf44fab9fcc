import type { Cwd } from '../../facts/cwd.ts';
import { applyBuiltin, assign } from './builtins.ts';
import { callOf, type Circumstances } from './callOf.ts';
import { relocate, sentTo } from './folders.ts';
import { folderOfBuild, writesMakefile } from './makefiles.ts';
import type { Command, Redirection } from './node.ts';
import { programOf } from './program.ts';
import { type Scope, placeOf } from './scope.ts';
import { runGenerator } from './tools/generators.ts';
import { checksOutAnother } from './tools/git.ts';
import { readOutputs } from './tools/outputs.ts';
import { tools } from './tools/tools.ts';
import type { Walk } from './walk.ts';
import { partOf, type Word } from './word.ts';
import { folderOfWrapper, unwrap } from './wrappers.ts';

/** Follows one simple command: what it claims, and what it changes for the next. */
export function runCommand(walk: Walk, command: Command, scope: Scope, tolerated: boolean): void {
  const { words, assignments, redirections } = command;
  if (words.length === 0) for (const it of assignments) assign(scope, it);
  const variables = withAssignments(scope.variables, assignments);
  const at: Circumstances = { cwd: scope.cwd, variables, tolerated };
  // A redirection is opened before the program runs, in the folder of the shell.
  const shell = callOf(walk, scope, at, undefined, [], runWords);
  const compares = words[0]?.text === '[[';
  for (const { operator, target } of compares ? [] : redirections) {
    if (!isFile(target)) continue;
    if (/^&?>/.test(operator)) shell.produces(target, undefined, appending(operator));
    else if (operator === '<' && words.length > 0) shell.file(target, 'input');
  }
  const [first] = words;
  const head = first === undefined ? undefined : recipePrefix(first);
  if (head === undefined) return;
  const lenient = first?.text.startsWith('-') === true && head !== first;
  runWords(walk, head.text === '' ? words.slice(1) : [head, ...words.slice(1)], scope, lenient ? { ...at, tolerated: true } : at);
}

/** States the files that the redirections of a group of commands make. */
export function makeTargets(walk: Walk, redirections: readonly Redirection[], scope: Scope): void {
  if (redirections.length === 0) return;
  const shell = callOf(walk, scope, { cwd: scope.cwd, variables: scope.variables, tolerated: false }, undefined, [], runWords);
  for (const { operator, target } of redirections)
    if (isFile(target) && /^&?>/.test(operator)) shell.produces(target, undefined, appending(operator));
}

const appending = (operator: string): 'appended' | undefined => (operator.endsWith('>>') ? 'appended' : undefined);

const isFile = (target: Word): boolean => !/^(?:&?\d+|-|\/dev\/.*)$/.test(target.text);

/** Reads the words of a command, one wrapper after the other taken off. */
export function runWords(walk: Walk, given: readonly Word[], scope: Scope, circumstances: Circumstances): void {
  let words = given;
  let at = circumstances;
  for (let wrappers = 0; wrappers < 8; wrappers++) {
    const command = words.findIndex(it => !/^[A-Za-z_]\w*=/.test(it.text));
    if (command > 0) at = { ...at, variables: withAssignments(at.variables, words.slice(0, command)) };
    words = command < 0 ? [] : command === 0 ? words : words.slice(command);
    const [word, ...args] = walk.context.origin === 'prose' ? withoutRemark(words) : words;
    if (word === undefined || word.text === '') return;
    const program = programOf(word);
    const inner = unwrap(program, args);
    const call = callOf(walk, scope, at, word, args, runWords);
    if (inner === undefined) return runProgram(call, scope, walk, at);
    at = { ...at, cwd: moved(at.cwd, folderOfWrapper(program, args), scope, walk), package: packageRunners.test(program) };
    words = inner;
  }
}

/** A dash apart with words behind it begins what a document says of the command: `make lint - check the style`. */
function withoutRemark(words: readonly Word[]): readonly Word[] {
  const dash = words.findIndex((it, at) => !it.quoted && /^[-–—]$/.test(it.text) && /^[A-Za-z]/.test(words[at + 1]?.text ?? ''));
  return dash > 0 && dash < words.length - 2 ? words.slice(0, dash) : words;
}

function withAssignments(variables: ReadonlyMap<string, string>, assignments: readonly Word[]): ReadonlyMap<string, string> {
  if (assignments.length === 0) return variables;
  const changed = new Map(variables);
  for (const it of assignments) assign({ variables: changed }, it);
  return changed;
}

function runProgram(call: ReturnType<typeof callOf>, scope: Scope, walk: Walk, at: Circumstances): void {
  if (checksOutAnother(call)) scope.away = true;
  if (applyBuiltin(call, scope, placeOf(scope, walk.context, at.variables), walk.context.origin)) return;
  const { word } = call;
  const isPath = /[/\\]/.test(word.text);
  const isProgram = isPath && /^[\w.][\w.+/\\-]*$/.test(word.text) && !at.package;
  const relocated = word.dynamic ? relocate(word, placeOf(scope, walk.context, at.variables)) : undefined;
  if (relocated !== undefined) call.file(word, 'run');
  else if (isProgram && !word.dynamic && !inEnvironment.test(word.text)) call.file(word, 'run');
  const tool = isPath && !inEnvironment.test(word.text) && !/^\/(?:usr|bin|opt)\//.test(word.text) ? undefined : tools.get(call.program);
  tool?.(call);
  readOutputs(call);
  runGenerator(call);
  if (writesMakefile(call.program, call.args)) call.makesMakefile(folderOfBuild(call));
}

/** Programs that run another one by its package's name: `npx @acme/cli`, `npx acme/cli`. */
const packageRunners = /^(?:npx|bunx|pnpx|uvx|pipx)$/;

/** Folders that package managers fill: what lies there is a tool, no file of the workspace. */
const inEnvironment = /(?:^|[/\\])(?:\.?v?env|node_modules|vendor[/\\]bin|\.bin|Scripts)[/\\]/;

/** `@` and `-` before a recipe's command, and a prompt character, are no part of it. */
function recipePrefix(word: Word): Word {
  if (/^[$%>❯➜]$/.test(word.text)) return partOf(word, 1);
  const prefix = /^[@+-]{1,3}(?=[A-Za-z./$]|$)/.exec(word.text)?.[0];
  return prefix === undefined || word.quoted ? word : partOf(word, prefix.length);
}

function moved(cwd: Cwd, folder: Word | undefined, scope: Scope, walk: Walk): Cwd {
  if (folder === undefined) return cwd;
  return sentTo(folder.text, { ...placeOf(scope, walk.context, scope.variables), cwd }, cwd);
}
