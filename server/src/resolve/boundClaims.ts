import { compileGlob } from '../base/glob.ts';
import { grouped } from '../base/grouping.ts';
import type { Path } from '../base/path.ts';
import type { Span } from '../base/span.ts';
import { mostMatches } from '../extract/textPatterns.ts';
import type { FactOf } from '../facts/fact.ts';
import { type BoundTo, type CountedKind, countedKinds } from '../facts/registries.ts';
import { defineResolution, type FactView } from '../index/view.ts';
import { filesMatching } from './registries.ts';

/** What a bound text has to say, and where that is seen. */
export interface Expected {
  readonly text: string;
  readonly counted: boolean;
  /** What is true, in words. */
  readonly truth: string;
  readonly at?: { readonly path: Path; readonly span: Span };
}

/** The entry of the policy that binds a text. */
export const bindingOf = (facts: FactView<'policy.claim'>, { key, path }: FactOf<'text.claim'>): FactOf<'policy.claim'> | undefined =>
  facts.get('policy.claim', key).find(it => compileGlob(it.value.match)?.(path) === true);

/** What a bound text has to be equal to; `undefined` when that cannot be told. */
export function expectedOf(facts: FactView, equals: BoundTo): Expected | undefined {
  switch (equals.is) {
    case 'nothing':
      return undefined;
    case 'value': {
      const [place] = facts.get('policy.value', equals.at);
      if (place === undefined) return undefined;
      const { path, span, value } = place;
      return { text: value.text, counted: false, truth: `${equals.at} is "${value.text}"`, at: { path, span } };
    }
    case 'files': {
      const count = facts.ask(filesMatching, equals.files).length;
      return counted(count, count === 1 ? 'file' : 'files', `like "${equals.files}"`, []);
    }
    case 'facts': {
      const stated = facts.ask(countedFacts, equals.kind).filter(within(equals.in));
      const count = new Set(stated.map(it => it.key)).size;
      const noun = nouns[equals.kind];
      return hasFiles(facts, equals.in) ? counted(count, count === 1 ? noun : `${noun}s`, `in "${equals.in}"`, stated) : undefined;
    }
    case 'count': {
      const matches = facts.get('text.counted', equals.pattern).filter(within(equals.in));
      const byDocument = [...grouped(matches, it => it.path).values()].map(it => new Set(it.map(match => match.span.start)).size);
      // A document states so many matches and no more.
      if (!hasFiles(facts, equals.in) || byDocument.some(it => it >= mostMatches)) return undefined;
      const count = byDocument.reduce((sum, it) => sum + it, 0);
      return counted(count, count === 1 ? 'match' : 'matches', `in "${equals.in}"`, matches);
    }
  }
}

function counted(count: number, noun: string, where: string, found: readonly { readonly path: Path; readonly span: Span }[]): Expected {
  const [first] = found;
  const at = first === undefined ? {} : { at: { path: first.path, span: first.span } };
  return { text: String(count), counted: true, truth: `there ${count === 1 ? 'is' : 'are'} ${count} ${noun} ${where}`, ...at };
}

const nouns: Readonly<Record<CountedKind, string>> = {
  'compose.service': 'service',
  'docker.stage': 'stage',
  'env.variable': 'variable',
  'gitlab.job': 'job',
  'hook.use': 'hook',
  'make.target': 'target',
  'package.script': 'script',
  'python.entry-point': 'entry point',
  'workflow.file': 'workflow',
  'workflow.job': 'job',
};

/** Whether a glob matches any file. */
export const hasFiles = (facts: FactView, glob: string): boolean => facts.ask(filesMatching, glob).length > 0;

/** Whether any text matches the pattern of a binding in its documents. */
export const isClaimed = (facts: FactView<'text.claim'>, { key, value }: FactOf<'policy.claim'>): boolean =>
  facts.get('text.claim', key).some(within(value.match));

const within = (glob: string): ((it: { readonly path: Path }) => boolean) => {
  const matches = compileGlob(glob) ?? (() => false);
  return it => matches(it.path);
};

/** Every fact of a kind that a policy can count; question: the kind. */
const countedFacts = defineResolution({
  id: 'counted-facts',
  reads: countedKinds,
  answer: (facts, kind: CountedKind): readonly FactOf[] => facts.all(kind),
});
