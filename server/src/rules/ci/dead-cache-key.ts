import { enumerate } from '../../base/enumerate.ts';
import { nameOf } from '../../base/path.ts';
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
    const { patterns } = claim.value;
    const including = patterns.filter(it => !it.startsWith('!')).map(it => it.replace(/^(?:\.\/)+/, ''));
    if (including.some(it => /[$~]|^\/|\{\{/.test(it)) || including.length === 0) return unknown('placeholder');
    if (facts.in(claim.path, 'workflow.foreign-checkout').length > 0) return unknown('working-directory');
    if (including.some(it => facts.ask(globMatches, it))) return holds;
    const literal = including.map(it => it.replace(/^\*\*\//, '')).filter(it => !/[*?[]/.test(it));
    if (literal.length < including.length) return unknown('unproven');
    for (const it of literal) {
      const found = facts.ask(existence, it);
      if (found === 'ignored' || found === 'opaque') return unknown(found);
      if (facts.ask(isProduced, it)) return unknown('produced');
    }
    const message = `No file ${patterns.map(it => `"${it}"`).join(' or ')}, so that the key never changes`;
    const elsewhere = literal.flatMap(it => facts.get('tree.name', nameOf(it)).map(place => place.value.path));
    if (elsewhere.length > 0) {
      const [only] = elsewhere.length === 1 && patterns.length === 1 ? elsewhere : [];
      const fixes = only === undefined ? [] : [changeTo(claim, `'${only}'`, 'safe', only)];
      return fails({ message: `${message}; there is ${enumerate(elsewhere.map(it => `"${it}"`))}`, fixes });
    }
    const removed = literal.find(it => facts.ask(past, it).state === 'removed');
    if (removed !== undefined) return fails({ message: message + whatHappened(facts, removed) });
    return fails({ message, confidence: 'likely' });
  },
});
