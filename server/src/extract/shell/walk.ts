import type { Span } from '../../base/span.ts';
import type { Emit } from '../extractor.ts';
import { neverEqual } from './choices.ts';
import type { CommandKind, ShellContext } from './claims.ts';
import { makeTargets, runCommand } from './runCommand.ts';
import type { Group, ShellNode } from './node.ts';
import { copyOf, mergeBranch, type Scope } from './scope.ts';

/** What stays the same while a script is walked. */
export interface Walk {
  readonly context: ShellContext;
  readonly emit: Emit<CommandKind>;
  /** From offsets of the text that is walked to offsets of the document. */
  readonly toDocument: (span: Span) => Span;
  /** How many scripts in words (`bash -c "…"`) are open. */
  readonly depth: number;
}

/** Goes through commands in order, with what each leaves behind for the next. */
export function walkNodes(walk: Walk, nodes: readonly ShellNode[], scope: Scope, tolerated: boolean): void {
  for (const node of nodes) {
    const lenient = tolerated || node.tolerated || (node.is === 'group' && isNeverTaken(node, walk.context));
    if (node.is === 'command') {
      for (const nested of node.nested) walkNodes(walk, nested, copyOf(scope), lenient);
      runCommand(walk, node, scope, lenient);
      continue;
    }
    makeTargets(walk, node.redirections, scope);
    if (node.scope === 'braces') walkNodes(walk, node.body, scope, lenient);
    else {
      const inner = copyOf(scope);
      if (node.scope === 'function') inner.cwd = { ...inner.cwd, certain: false };
      walkNodes(walk, node.body, inner, lenient);
      if (node.scope === 'branch') mergeBranch(scope, inner);
    }
  }
}

/** Whether a branch waits for a value that what it asks about never has. */
const isNeverTaken = ({ when }: Group, { choices = {} }: ShellContext): boolean =>
  when?.is.every(it => neverEqual(choices, when.word.text, it)) === true;

export function scopeOf(context: ShellContext): Scope {
  return {
    cwd: context.cwd,
    previous: context.cwd,
    stack: [],
    variables: new Map(Object.entries(context.variables ?? {})),
    clones: new Map(Object.entries(context.clones ?? {})),
    made: new Set(context.made),
    projects: new Set(context.projects),
    filled: new Set(context.filled),
    away: context.away === true,
    guarded: new Set(),
  };
}
