import { compileTree, type PathMatcher } from '../base/glob.ts';
import { compileOwnersPattern } from '../base/ownersPattern.ts';
import { nameOf, type Path } from '../base/path.ts';
import type { Span } from '../base/span.ts';
import type { FactOf } from '../facts/fact.ts';
import { defineResolution, type FactView } from '../index/view.ts';
import { ownersFile } from './owners.ts';

/** What protects a path, the policy's own entries first; question: the path. Nothing protects what the policy excepts. */
export const protectorsOf = defineResolution({
  id: 'protectors',
  reads: [],
  answer: (facts, path: Path): readonly Protector[] => facts.ask(protection, '').protectorsOf(path),
});

/** A place that protects a path, and whose approval it asks for. */
export interface Protector {
  /** Where it is written. */
  readonly path: Path;
  readonly span: Span;
  /** The pattern, as it is written there. */
  readonly pattern: string;
  readonly why?: string;
  /** How many approvals a change needs. */
  readonly approvals: number;
  /** E-mail addresses of who may approve; anybody when there are none. */
  readonly approvers: readonly string[];
}

/** All that is written about protection, its patterns compiled once: whoever asks of a path, asks here. */
export interface Protection {
  /** The patterns of the policy, of the registries that it adopts, and of every CODEOWNERS file, adopted or not. */
  readonly patterns: readonly ProtectingPattern[];
  /** What protects a path, the policy's own entries first; none where the policy excepts it. */
  protectorsOf(path: Path): readonly Protector[];
  /** Whether the policy says that a path needs no protection. */
  excepts(path: Path): boolean;
}

/** One pattern with the paths that it covers: those that it matches and the policy does not take out of it again. */
export interface ProtectingPattern<F = FactOf<'policy.protected'> | FactOf<'owners.pattern'>> {
  readonly fact: F;
  readonly covers: PathMatcher;
  /** The same for all that cover the same paths. */
  readonly name: string;
}

/** What protects the paths of a folder; the question is empty. */
export const protection = defineResolution({
  id: 'protection',
  reads: ['policy.protected', 'policy.unprotected', 'policy.protecting-owners', 'policy.approvals', 'owners.pattern', 'tree.file'],
  answer(facts): Protection {
    const excepted = facts.all('policy.unprotected').map(it => it.key);
    const excepts = anyOf(excepted);
    const entries = facts.all('policy.protected').map(it => entryOf(it, excepted));
    const lines = facts.all('owners.pattern').map(lineOf);
    const adopted = facts
      .all('policy.protecting-owners')
      .map(({ key: file }) => lines.filter(({ fact }) => fact.path === file && facts.ask(ownersFile, fact.value.syntax) === file));
    const governing = governingOf(facts);
    return {
      patterns: [...lines, ...entries],
      excepts,
      protectorsOf(path) {
        const own = governing(path);
        if (own !== undefined) return [own];
        if (excepts(path)) return [];
        return [...entries.filter(it => it.covers(path)).map(protectorOf), ...adopted.flatMap(it => owning(it, path))];
      },
    };
  },
});

function entryOf(fact: FactOf<'policy.protected'>, excepted: readonly string[]): ProtectingPattern<typeof fact> {
  const except = [...(fact.value.unless ?? []), ...excepted];
  const [matches, excepts] = [compileTree(fact.key), anyOf(except)];
  return { fact, covers: path => matches(path) && !excepts(path), name: ['entry', fact.key, ...except].join('\u0000') };
}

function lineOf(fact: FactOf<'owners.pattern'>): ProtectingPattern<typeof fact> {
  const { key, value } = fact;
  return { fact, covers: compileOwnersPattern(key, value.syntax), name: [value.syntax, key].join('\u0000') };
}

function anyOf(globs: readonly string[]): PathMatcher {
  const matchers = globs.map(compileTree);
  return path => matchers.some(it => it(path));
}

function protectorOf({ fact: { key, value, path, span } }: ProtectingPattern<FactOf<'policy.protected'>>): Protector {
  const { why, approvals = 1, approvers = [] } = value;
  return { path, span, pattern: key, approvals, approvers, ...(why === undefined ? {} : { why }) };
}

/** What decides about approvals is itself protected wherever anything is: the policy, the allowed signers and what was decided. */
function governingOf(
  facts: FactView<'policy.protected' | 'policy.protecting-owners' | 'policy.approvals'>,
): (path: Path) => Protector | undefined {
  const entries = facts.all('policy.protected');
  const [first] = [...entries, ...facts.all('policy.protecting-owners')];
  if (first === undefined) return () => undefined;
  const signers = facts.get('policy.approvals', '')[0]?.value.signers;
  // Whoever may approve something may approve what decides about it; nobody else may, once somebody is named.
  const approvers = [...new Set(entries.flatMap(it => it.value.approvers ?? []))];
  return path => {
    const why =
      nameOf(path) === 'groundline.yaml'
        ? 'the policy itself'
        : path === signers
          ? 'the allowed signers'
          : path.startsWith('.groundline/approvals/')
            ? 'a recorded decision'
            : undefined;
    return why === undefined ? undefined : { path: first.path, span: first.span, pattern: path, why, approvals: 1, approvers };
  };
}

/** The last line of an adopted CODEOWNERS that matches, unless it leaves the path without owners. Owners that are e-mail addresses are who may approve. */
function owning(lines: readonly ProtectingPattern<FactOf<'owners.pattern'>>[], path: Path): readonly Protector[] {
  const last = lines.findLast(it => it.covers(path))?.fact;
  if (last === undefined || last.value.owners.length === 0) return [];
  const { key, value, span } = last;
  const approvers = value.owners.filter(it => !it.startsWith('@'));
  return [{ path: last.path, span, pattern: key, why: `owned by ${value.owners.join(' ')}`, approvals: 1, approvers }];
}
