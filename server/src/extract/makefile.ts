import { folderOf, nameOf, type Path } from '../base/path.ts';
import { nowhere, type Span } from '../base/span.ts';
import type { Cwd } from '../facts/cwd.ts';
import { defineExtractor, type Emit } from './extractor.ts';
import { Conditions } from './makefile/conditions.ts';
import { expandMake } from './makefile/expand.ts';
import { type MakeLine, makeLines } from './makefile/lines.ts';
import { readRule } from './makefile/rule.ts';
import { assignmentOf, variablesOf } from './makefile/variables.ts';
import { commandKinds } from './shell/kinds.ts';
import { type CommandKind, emitCommandClaims, type ShellContext } from './shell/claims.ts';

/** Makefiles: their targets, what makes the set of targets open, and what recipes claim. Source: the GNU make manual. */
export default defineExtractor({
  id: 'makefile',
  version: 8,
  emits: ['make.file', 'make.target', 'make.open', ...commandKinds],
  handles: path => /^(?:GNUmakefile|[Mm]akefile(?:\.(?!in$|am$)[\w-]+)?|.+\.(?:mk|mak))$/.test(nameOf(path)),
  extract({ path, text }, emit) {
    emit('make.file', path, nowhere, { tool: 'make' });
    const lines = [...makeLines(text)];
    const variables = variablesOf(text, lines);
    const oneShell = /^\.ONESHELL:/m.test(text);
    const once = withoutRepeats(emit);
    const cwd = cwdOf(path);
    let context: ShellContext | undefined;
    const conditions = new Conditions();
    for (const line of lines) {
      if (line.tabbed && context !== undefined) {
        const after = recipe(line.span, context);
        context = oneShell ? after : { ...after, cwd };
        continue;
      }
      const source = text.slice(line.span.start, line.span.end);
      if (conditions.take(source) || /^\s*(?:#|$)/.test(source) || isAssignment(line)) continue;
      if (/^\s*(?:export|unexport|vpath|undefine)\b/.test(source)) continue;
      const rule = readRule(text, line.span, variables, emit);
      context = rule === undefined ? undefined : { cwd, origin: 'config' };
      if (rule?.recipe !== undefined && context !== undefined) context = { ...recipe(rule.recipe, context), cwd };
    }

    /** No recipe is open here, so that a tab means nothing. Source: GNU make, "Recipe Syntax". */
    function isAssignment(line: MakeLine): boolean {
      return assignmentOf(text, { ...line, tabbed: false }) !== undefined;
    }

    function recipe(at: Span, context: ShellContext): ShellContext {
      const prefix = beforeCommand.exec(text.slice(at.start, at.end))?.[0] ?? '';
      const script = expandMake(text, { start: at.start + prefix.length, end: at.end }, variables);
      if (!prefix.includes('-') && !conditions.arePresence) return emitCommandClaims(script, context, once);
      const { veto: _, ...after } = emitCommandClaims(script, { ...context, veto: 'tolerated' }, once);
      return after;
    }
  },
});

/** What make itself takes from a recipe's line, or a variable such as `$(Q)` that stands for it before a word that only begins a command. */
const beforeCommand = /^[\s@+-]*(?:\$(?:\(\w+\)|\{\w+\})[ \t]*(?=(?:if|for|while|until|case)\s))?/;

/** make runs recipes in the folder that it was started in: a Makefile's own, or whichever includes a `.mk` file. */
function cwdOf(path: Path): Cwd {
  const folder = folderOf(path);
  const included = /\.(?:mk|mak)$/.test(path);
  return { folders: included && folder !== '' ? [folder, ''] : [folder], certain: !included };
}

/** A variable's value stands once and may be used in many recipes: what it claims is stated once. */
function withoutRepeats(emit: Emit<CommandKind>): Emit<CommandKind> {
  const stated = new Set<string>();
  const once: Emit<CommandKind> = Object.assign(
    ((kind, key, span, value, veto) => {
      const name = `${kind} ${span.start} ${span.end}`;
      if (span.end < span.start || stated.has(name)) return;
      stated.add(name);
      emit(kind, key, span, value, veto);
    }) as Emit<CommandKind>,
    { problem: emit.problem },
  );
  return once;
}
