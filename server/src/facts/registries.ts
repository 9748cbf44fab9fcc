import type { Span } from '../base/span.ts';
import type { TextMatch } from './documents.ts';

/** What the policy binds together: lists that have to name the same set, and numbers that documents give of something. */
export interface RegistryFacts {
  /** Lists that name one set; key: what they list. The first one decides. References are as `referenceOf` reads them. */
  'policy.source': {
    readonly lists: readonly { readonly written: string; readonly span: Span }[];
    /** The folder that names are relative to. */
    readonly folder: string;
    /** The files that have to be named, a glob from the root. */
    readonly files?: { readonly glob: string; readonly span: Span };
  };
  /** A name in such a list; key: the list's reference. */
  'policy.listed': {
    /** What it may stand for: of a link, its target and its text. */
    readonly names: readonly { readonly name: string; readonly fromRoot: boolean }[];
  };
  /** A pattern whose first group is a number or text that has to be equal to something; key: the pattern. `match`: a glob from the root. */
  'policy.claim': { readonly match: string; readonly equals: BoundTo; readonly why?: string };
  /** A text at a place that the policy names; key: the reference. */
  'policy.value': { readonly text: string };
  /** A text that the policy binds; key: the pattern that it matches. */
  'text.claim': TextMatch;
  /** A text that the policy counts; key: the pattern that it matches. */
  'text.counted': TextMatch;
}

/** What a bound number or text has to be equal to. Globs are from the root. */
export type BoundTo =
  | { readonly is: 'count'; readonly pattern: string; readonly in: string }
  | { readonly is: 'files'; readonly files: string }
  | { readonly is: 'facts'; readonly kind: CountedKind; readonly in: string }
  | { readonly is: 'value'; readonly at: string }
  | { readonly is: 'nothing' };

/** Kinds of facts that a policy can count, by their keys. */
export const countedKinds = [
  'compose.service',
  'docker.stage',
  'env.variable',
  'gitlab.job',
  'hook.use',
  'make.target',
  'package.script',
  'python.entry-point',
  'workflow.file',
  'workflow.job',
] as const;

export type CountedKind = (typeof countedKinds)[number];
