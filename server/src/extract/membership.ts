import { defineExtractor } from './extractor.ts';
import { candidatesIn } from './membership/candidates.ts';
import { python } from './membership/python.ts';
import { readMemberships } from './membership/read.ts';
import { script } from './membership/script.ts';

/**
 * Source files that test values, after changing their characters, against constants of their own. A tree is built only of a
 * file that seems to test a changed text against a constant it makes.
 */
export default defineExtractor({
  id: 'membership',
  version: 2,
  emits: ['code.member', 'code.membership-test'],
  handles: path =>
    /\.(?:py|[cm]?[jt]sx?)$/.test(path) && !/(?:^|\/)(?:tests?|__tests__|node_modules|vendor|dist)\/|\.min\.js$|\.d\.ts$/.test(path),
  extract({ path, text }, emit) {
    const language = path.endsWith('.py') ? python : script;
    const candidates = text.length > longest ? new Set<string>() : candidatesIn(text, language);
    if (candidates.size === 0) return;
    const { sets, tests } = readMemberships(text, language, candidates);
    const changed = new Set(tests.filter(it => it.steps.length > 0).map(it => it.set));
    for (const set of changed) for (const { text: member, span } of sets.get(set) ?? []) emit('code.member', member, span, { set });
    for (const { set, span, within, steps } of tests)
      if (changed.has(set)) emit('code.membership-test', set, span, { steps, ...(within === undefined ? {} : { within }) });
  },
});

const longest = 400_000;
