import type { Path } from '../base/path.ts';
import type { Span } from '../base/span.ts';
import type { FactOf } from '../facts/fact.ts';
import type { TextPattern } from '../extract/textPatterns.ts';
import type { Schema } from './schema.ts';
import type { PolicyScope } from './scope.ts';
import type { Valid } from './validate.ts';

/** One key of `groundline.yaml`: what it may hold, and what it states. */
export interface PolicyKey {
  readonly name: string;
  readonly schema: Schema;
  /** Whether a policy file of a nested folder may set it; `false` when left out. */
  readonly nested?: boolean;
  /** What it states, as facts of `policy.*` kinds at their places in the file, whose text is given. */
  facts?(value: Valid, scope: PolicyScope, text: string): readonly FactOf[];
  /** Lists in documents of the repository that it adopts. */
  adopts?(value: Valid): readonly Reference[];
  /** What the list at an adopted place states, given that document's text. */
  adopted?(reference: Reference, text: string): readonly FactOf[];
  /** Patterns that are looked for in the texts of the workspace; matches are facts of the kind `text.match`. */
  patterns?(value: Valid, scope: PolicyScope): readonly TextPattern[];
}

/** A place in a document: its path, perhaps a JSON pointer into it, and where the policy names it. */
export interface Reference {
  readonly path: Path;
  readonly pointer?: string;
  readonly span: Span;
}

export const definePolicyKey = (key: PolicyKey): PolicyKey => key;

/** A reference as it is written, `config/registry.json#/protected_paths`. */
export function referenceOf(written: string, span: Span): Reference {
  const [path = '', pointer] = written.replace(/^\.?\//, '').split('#');
  return { path, span, ...(pointer === undefined ? {} : { pointer }) };
}
