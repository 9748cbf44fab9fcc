import { enumerate } from '../../base/enumerate.ts';
import { nameOf, type Path } from '../../base/path.ts';
import type { FactView } from '../../index/view.ts';
import { globMatches } from '../../resolve/globs.ts';
import { existence, past } from '../../resolve/paths.ts';
import { isProduced } from '../../resolve/produced.ts';
import { whatHappened } from '../../resolve/replacement.ts';
import { changeTo } from '../edit.ts';
import { defineRule, fails, holds, unknown } from '../rule.ts';

export default defineRule({
  id: 'ci/dead-cache-key',
  summary: 'The files that a cache key is made of do not exist, so that it never changes',
  severity: 'warning',
  confidence: 'certain',
  fix: 'safe',
  judges: ['workflow.hash'],
  reads: ['tree.name', 'workflow.foreign-checkout'],
  judge(claim, facts) {
    const { patterns, others = [], varies } = claim.value;
    if (facts.in(claim.path, 'workflow.foreign-checkout').length > 0) return unknown('working-directory');
    const literal = lookedForInVain(facts, patterns);
    if (literal === 'there') return holds;
    if (typeof literal === 'string') return unknown(literal);
    // What else the key is made of may change it.
    const changes = varies || others.some(it => typeof lookedForInVain(facts, it) === 'string');
    const consequence = changes ? 'hashFiles adds nothing to the key' : 'the key never changes';
    const message = `No file ${patterns.map(it => `"${it}"`).join(' or ')}, so that ${consequence}`;
    const sure = changes ? { confidence: 'likely' as const } : {};
    const elsewhere = literal.flatMap(it => facts.get('tree.name', nameOf(it)).map(place => place.value.path));
    if (elsewhere.length > 0) {
      const [only] = elsewhere.length === 1 && patterns.length === 1 ? elsewhere : [];
      const fixes = only === undefined ? [] : [changeTo(claim, `'${only}'`, changes ? 'review' : 'safe', only)];
      return fails({ message: `${message}; there is ${enumerate(elsewhere.map(it => `"${it}"`))}`, fixes, ...sure });
    }
    const removed = literal.find(it => facts.ask(past, it).state === 'removed');
    if (removed !== undefined) return fails({ message: message + whatHappened(facts, removed), ...sure });
    return fails({ message, confidence: 'likely' });
  },
});

/** The paths that `hashFiles` looks for where it finds none of them; that it finds some, or why that cannot be told. */
function lookedForInVain(
  facts: FactView,
  patterns: readonly string[],
): readonly Path[] | 'there' | 'placeholder' | 'unproven' | 'ignored' | 'opaque' | 'produced' {
  const including = patterns.filter(it => !it.startsWith('!')).map(it => it.replace(/^(?:\.\/)+/, ''));
  if (including.some(it => /[$~]|^\/|\{\{/.test(it)) || including.length === 0) return 'placeholder';
  if (including.some(it => facts.ask(globMatches, it))) return 'there';
  const literal = including.map(it => it.replace(/^\*\*\//, '')).filter(it => !/[*?[]/.test(it));
  if (literal.length < including.length) return 'unproven';
  for (const it of literal) {
    const found = facts.ask(existence, it);
    if (found === 'ignored' || found === 'opaque') return found;
    if (facts.ask(isProduced, it)) return 'produced';
  }
  return literal;
}
