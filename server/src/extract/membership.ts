import { defineExtractor } from './extractor.ts';
import { python } from './membership/python.ts';
import { readMemberships } from './membership/read.ts';
import { script } from './membership/script.ts';

/**
 * Source files that test values, after changing their characters, against constants of their own. A tree is built only of a
 * file that changes a text, and that tests against a constant it makes.
 */
export default defineExtractor({
  id: 'membership',
  version: 1,
  emits: ['code.member', 'code.membership-test'],
  handles: path =>
    /\.(?:py|[cm]?[jt]sx?)$/.test(path) && !/(?:^|\/)(?:tests?|__tests__|node_modules|vendor|dist)\/|\.min\.js$|\.d\.ts$/.test(path),
  extract({ path, text }, emit) {
    const isPython = path.endsWith('.py');
    if (text.length > longest || !changing.test(text) || !testsConstant(text, isPython)) return;
    const { sets, tests } = readMemberships(text, isPython ? python : script);
    const changed = new Set(tests.filter(it => it.steps.length > 0).map(it => it.set));
    for (const set of changed) for (const { text: member, span } of sets.get(set) ?? []) emit('code.member', member, span, { set });
    for (const { set, span, within, steps } of tests)
      if (changed.has(set)) emit('code.membership-test', set, span, { steps, ...(within === undefined ? {} : { within }) });
  },
});

const longest = 400_000;
const changing = /\.(?:lower|upper|casefold|replace|replaceAll|toLowerCase|toUpperCase|toLocaleLowerCase|toLocaleUpperCase)\(/;
const testedInPython = /\bin[ \t]+([A-Za-z_]\w*)\b(?![.([])/g;
const testedInScript = /\b([A-Za-z_$][\w$]*)\.(?:has|includes|indexOf)\(/g;
const madeInPython = /^([A-Za-z_]\w*)[ \t]*(?::[^=\n]+)?=[ \t]*(?:frozenset\(|set\(|tuple\()?[ \t]*[{[(]/gm;
const madeInScript = /^(?:export[ \t]+)?const[ \t]+([A-Za-z_$][\w$]*)[^=\n]*=[ \t]*(?:new[ \t]+Set(?:<[^>\n]*>)?\()?[ \t]*\[/gm;

function testsConstant(text: string, isPython: boolean): boolean {
  const made = new Set(Array.from(text.matchAll(isPython ? madeInPython : madeInScript), it => it[1]));
  if (made.size === 0) return false;
  for (const [, name] of text.matchAll(isPython ? testedInPython : testedInScript)) if (made.has(name)) return true;
  return false;
}
