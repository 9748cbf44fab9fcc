import type { Path } from '../base/path.ts';
import type { FactKind, FactOf } from '../facts/fact.ts';
import type { Snapshot } from '../index/snapshot.ts';
import type { Rule, Verdict } from '../rules/rule.ts';
import { verdictOn } from './judge.ts';
import { Recording } from './recording.ts';

/** What a rule says about one claim, and which facts it found on its way there, in the order it looked them up: by key, or under the claim's own name. */
export interface Explanation {
  readonly rule: Rule;
  readonly claim: FactOf;
  readonly verdict: Verdict;
  readonly found: readonly FactOf[];
}

/** Judges one claim again and keeps what was looked up. Who asks about many claims of a snapshot gives one recording for all. */
export function explain(rule: Rule, claim: FactOf, snapshot: Snapshot, recording = new Recording(snapshot)): Explanation {
  let found: readonly FactOf[] = [];
  const judge: Rule['judge'] = it => {
    const said = recording.run(claim.key, facts => rule.judge(it, facts));
    found = said.found;
    return said.value;
  };
  const { value: verdict } = recording.run(claim.key, facts => verdictOn({ ...rule, judge }, claim, facts));
  return { rule, claim, verdict, found };
}

/** Claims of a document that cover an offset, the shortest first, each with the rules that judge it. */
export function claimsAt(
  rules: readonly Rule[],
  snapshot: Snapshot,
  path: Path,
  offset: number,
): readonly { claim: FactOf; rules: readonly Rule[] }[] {
  return factsAt(snapshot, path, offset).flatMap(claim => {
    const judges = rules.filter(it => it.judges.includes(claim.kind));
    return judges.length === 0 ? [] : [{ claim, rules: judges }];
  });
}

/** Facts of a document that cover an offset, the shortest first. */
export function factsAt(snapshot: Snapshot, path: Path, offset: number): readonly FactOf[] {
  return (snapshot.document(path)?.facts ?? [])
    .filter(it => it.span.start <= offset && offset <= it.span.end && it.span.end > it.span.start)
    .sort((a, b) => a.span.end - a.span.start - (b.span.end - b.span.start));
}

/** The claims that some rule compares with a fact: those of the same key. */
export function claimsAbout(rules: readonly Rule[], snapshot: Snapshot, fact: FactOf): readonly FactOf[] {
  const kinds = new Set(rules.filter(it => it.reads.includes(fact.kind)).flatMap(it => it.judges));
  return [...kinds].filter(it => it !== fact.kind).flatMap((kind): readonly FactOf[] => snapshot.get<FactKind>(kind, fact.key));
}

/** The facts that decided: those that contradict a false claim, else those found under the claim's own name, else the file found last. */
export function sourcesOf({ claim, verdict, found }: Explanation): readonly FactOf[] {
  if (verdict.is === 'unknown') return [];
  const stated = found.filter(it => !it.kind.startsWith('tree.') && !it.kind.startsWith('history.') && it.kind !== claim.kind);
  const named = stated.filter(it => it.key === claim.key);
  if (named.length > 0) return unique(named);
  const file = found.filter(it => it.kind === 'tree.file').at(-1);
  return file === undefined || verdict.is === 'false' ? [] : [file];
}

function unique(facts: readonly FactOf[]): readonly FactOf[] {
  return [...new Map(facts.map(it => [`${it.path}\u0000${it.span.start}`, it])).values()];
}
