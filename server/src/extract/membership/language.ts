import type { SyntaxNode, Tree } from '@lezer/common';
import type { CharacterStep } from '../../facts/membership.ts';

/** The text of a node; `''` for none. */
export type Read = (node: SyntaxNode | null) => string;

/** How constant sets, tests of membership and changes of text are written in one language. */
export interface Language {
  /** Calls that change a text. */
  readonly changing: RegExp;
  /** Lines of the top level that begin a constant of strings, by its name. */
  readonly constants: RegExp;
  /** What reads like a test of a value against a constant, by its name. */
  readonly tests: RegExp;
  /** The lines that the value of such a test ends, or is all of. */
  valueOf(text: string, start: number, end: number): string;
  /** The tree of a module, at least of what matters to tests against some of its constants. */
  parse(text: string, constants: ReadonlySet<string>): Tree;
  /** Nodes that hold the members of a set, a list or a map. */
  readonly literals: ReadonlySet<string>;
  /** Nodes that have variables of their own; the whole text is one. */
  readonly functions: ReadonlySet<string>;
  /** The constant that a statement of the top level makes. */
  constant(node: SyntaxNode, read: Read): { readonly name: string; readonly literal: SyntaxNode } | undefined;
  /** The set and the value of a test. */
  membership(node: SyntaxNode, read: Read): { readonly set: string; readonly value: SyntaxNode } | undefined;
  /** A call that changes a text character by character: of what, and how. */
  step(node: SyntaxNode, read: Read): { readonly of: SyntaxNode; readonly steps: readonly CharacterStep[] } | undefined;
  /** Whether a node gives a variable a value, and which; `undefined` inside where that cannot be told. */
  assigned(node: SyntaxNode, name: string, read: Read): { readonly value: SyntaxNode | undefined } | undefined;
  functionName(scope: SyntaxNode, read: Read): string | undefined;
  /** What a string literal without escapes holds. */
  text(written: string): string | undefined;
}

/** The arguments of a call, in their order. */
export function argumentsOf(call: SyntaxNode): readonly SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let node = call.getChild('ArgList')?.firstChild ?? null; node !== null; node = node.nextSibling)
    if (!/^[(),]$/.test(node.name)) found.push(node);
  return found;
}
