import { compileGlob } from '../base/glob.ts';
import type { Path } from '../base/path.ts';
import { defineResolution, type FactView } from '../index/view.ts';
import { globMatches } from './globs.ts';
import { otherCase } from './otherCase.ts';
import { existence, past, sameSuffix, sameSuffixFolders } from './paths.ts';
import { isProduced } from './produced.ts';
import { whatHappened } from './replacement.ts';

/** Whether a protecting glob has something to protect. */
export type PatternStanding =
  | { readonly is: 'alive' }
  | { readonly is: 'unknown'; readonly because: 'ignored' | 'opaque' | 'produced' | 'history' | 'elsewhere' | 'unproven' }
  | {
      readonly is: 'dead';
      /** What is missing, or what once matched, in words. */
      readonly because: string;
      /** How certain it is that the pattern wants something else: history or the tree says what. */
      readonly certain: boolean;
      /** The part of the glob that is to be another one, and what. */
      readonly instead?: { readonly of: string; readonly to: Path; readonly sure: boolean };
    };

/** What stands where a protecting glob looks; question: the glob, from the root. */
export const patternStanding = defineResolution({
  id: 'protecting-pattern-standing',
  reads: ['history.removed', 'history.state', 'tree.name', 'tree.file'],
  answer(facts, glob: string): PatternStanding {
    if (facts.ask(globMatches, glob) || facts.ask(globMatches, `${glob}/**`)) return { is: 'alive' };
    const literal = literalPart(glob);
    if (literal === '') return fromNames(facts, glob, 'nothing matches it');
    const there = facts.ask(existence, literal);
    if (there === 'ignored' || there === 'opaque') return { is: 'unknown', because: there };
    if (there !== 'missing') return fromNames(facts, glob, `nothing in "${literal}" matches it`);
    if (facts.ask(isProduced, literal)) return { is: 'unknown', because: 'produced' };
    return fromFolder(facts, literal);
  },
});

/** The place that a glob begins with, before its first wildcard. */
function literalPart(glob: string): Path {
  const wild = glob.search(/[*?[{]/);
  return wild < 0 ? glob : glob.slice(0, Math.max(0, glob.lastIndexOf('/', wild)));
}

type Reads = FactView<'history.removed' | 'history.state' | 'tree.name' | 'tree.file'>;

/** Of a place that is not there. */
function fromFolder(facts: Reads, literal: Path): PatternStanding {
  const because = `nothing is at "${literal}"`;
  const gone = facts.ask(past, literal);
  if (gone.state === 'removed') {
    const instead = gone.to === undefined ? {} : { instead: { of: literal, to: gone.to, sure: !gone.edited } };
    return { is: 'dead', because: because + whatHappened(facts, literal), certain: true, ...instead };
  }
  const cased = facts.ask(otherCase, literal);
  if (cased !== undefined)
    return { is: 'dead', because: `${because}, but "${cased}"`, certain: true, instead: { of: literal, to: cased, sure: true } };
  if (gone.state === 'pending') return { is: 'unknown', because: 'history' };
  const elsewhere = [...sameSuffix(facts, literal), ...sameSuffixFolders(facts, literal)];
  const [only] = elsewhere;
  if (only === undefined) return { is: 'dead', because, certain: false };
  const instead = elsewhere.length === 1 ? { instead: { of: literal, to: only, sure: false } } : {};
  return { is: 'dead', because: `${because}; "${only}" ends like it`, certain: false, ...instead };
}

/** Of a folder that is there, or of names at any depth: what may come is guarded, unless history or the tree shows what was meant. */
function fromNames(facts: Reads, glob: string, because: string): PatternStanding {
  if (facts.get('history.state', '')[0]?.value.state === 'pending') return { is: 'unknown', because: 'history' };
  const matches = compileGlob(glob);
  const last = facts.all('history.removed').find(it => matches?.(it.key) === true);
  if (last !== undefined)
    return { is: 'dead', because: `${because}; "${last.key}" was removed in ${last.value.commit} (${last.value.date})`, certain: false };
  const deeper = glob.includes('/') ? undefined : compileGlob(`**/${glob}`);
  if (deeper !== undefined && facts.all('tree.file').some(it => deeper(it.key)))
    return {
      is: 'dead',
      because: `${because} in the root, where alone it looks`,
      certain: false,
      instead: { of: glob, to: `**/${glob}`, sure: false },
    };
  return { is: 'unknown', because: 'unproven' };
}
