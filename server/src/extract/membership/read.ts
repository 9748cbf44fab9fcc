import type { SyntaxNode } from '@lezer/common';
import { type Span, span } from '../../base/span.ts';
import type { CharacterStep } from '../../facts/membership.ts';
import type { Language, Read } from './language.ts';

/** What a module tests against its own constants. */
export interface Memberships {
  readonly sets: ReadonlyMap<string, readonly { readonly text: string; readonly span: Span }[]>;
  readonly tests: readonly {
    readonly set: string;
    readonly span: Span;
    readonly within: string | undefined;
    readonly steps: readonly CharacterStep[];
  }[];
}

/** Reads some constant sets of strings of a module, and the tests whether a value is in one. */
export function readMemberships(text: string, language: Language, constants: ReadonlySet<string>): Memberships {
  const read: Read = node => (node === null ? '' : text.slice(node.from, node.to));
  const sets = new Map<string, readonly { readonly text: string; readonly span: Span }[]>();
  const found: { readonly set: string; readonly value: SyntaxNode }[] = [];
  const twice = new Set<string>();
  language.parse(text, constants).iterate({
    enter: ({ node }) => {
      const constant = language.constant(node, read);
      if (constant !== undefined) {
        if (sets.has(constant.name)) twice.add(constant.name);
        sets.set(constant.name, language.literals.has(constant.literal.name) ? membersOf(constant.literal, language, read) : []);
      }
      const test = language.membership(node, read);
      if (test !== undefined) found.push(test);
    },
  });
  for (const name of twice) sets.delete(name);
  const tests = found
    .filter(it => (sets.get(it.set) ?? []).length > 0)
    .map(({ set, value }) => {
      const scope = scopeOf(value, language);
      return {
        set,
        span: span(value.from, value.to),
        within: language.functionName(scope, read),
        steps: stepsOf(value, scope, language, read, 0),
      };
    });
  return { sets, tests };
}

/** The strings that stand in a literal themselves: its elements, or its keys. */
function membersOf(literal: SyntaxNode, language: Language, read: Read): readonly { readonly text: string; readonly span: Span }[] {
  const members: { readonly text: string; readonly span: Span }[] = [];
  const isMap = literal.name === 'DictionaryExpression';
  for (let node = literal.firstChild; node !== null; node = node.nextSibling) {
    const text = node.name === 'String' && !(isMap && node.nextSibling?.name !== ':') ? language.text(read(node)) : undefined;
    if (text !== undefined && text !== '') members.push({ text, span: span(node.to - 1 - text.length, node.to - 1) });
  }
  return members;
}

/** What was done to a value, as far back as it can be followed: through calls, and through the one assignment of a variable before it. */
function stepsOf(value: SyntaxNode, scope: SyntaxNode, language: Language, read: Read, depth: number): readonly CharacterStep[] {
  if (depth > deepest) return [];
  const step = language.step(value, read);
  if (step !== undefined) return [...stepsOf(step.of, scope, language, read, depth + 1), ...step.steps];
  if (value.name !== 'VariableName') return [];
  const name = read(value);
  let last: { readonly value: SyntaxNode | undefined; readonly node: SyntaxNode } | undefined;
  let unclear = false;
  scope.cursor().iterate(({ node }) => {
    if (node.from !== scope.from && language.functions.has(node.name)) return false;
    const assigned = language.assigned(node, name, read);
    if (assigned === undefined) return true;
    // What a loop assigns behind the place counts in its next turn.
    if (node.from > value.from || assigned.value === undefined || !isAround(node.parent, value)) unclear = true;
    else last = { value: assigned.value, node };
    return true;
  });
  if (unclear || last?.value === undefined || last.node.to > value.from) return [];
  return stepsOf(last.value, scope, language, read, depth + 1);
}

const deepest = 8;

const isAround = (node: SyntaxNode | null, inner: SyntaxNode): boolean => node !== null && node.from <= inner.from && inner.to <= node.to;

/** The nearest function around a node, or the whole text. */
function scopeOf(node: SyntaxNode, language: Language): SyntaxNode {
  let at = node;
  while (at.parent !== null && !(language.functions.has(at.name) && at !== node)) at = at.parent;
  return at;
}
