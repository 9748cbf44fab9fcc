import { nowhere } from '../base/span.ts';
import { commandKinds } from './shell/kinds.ts';
import { defineExtractor } from './extractor.ts';
import { namesOf } from './python/statement.ts';
import { scanPython } from './python/scan.ts';

/** Python files: the names of their top level, and commands in the text that they print. One lexical scan, no tree. */
export default defineExtractor({
  id: 'python',
  version: 1,
  emits: ['python.module', ...commandKinds],
  handles: path => path.endsWith('.py'),
  extract({ path, text }, emit) {
    const names = new Set<string>();
    let open = makesNames.test(text);
    const whole = scanPython(
      text,
      start => {
        const statement = namesOf(text, start);
        for (const name of statement.names) names.add(name);
        open ||= statement.open;
      },
      undefined,
    );
    for (const [, list = ''] of text.includes('global ') ? text.matchAll(/^[ \t]+global ([\w, \t]+)/gm) : []) {
      for (const name of list.split(',')) names.add(name.trim());
    }
    emit('python.module', path, nowhere, { open: open || !whole, names: [...names] });
  },
});

/** Ways to bind a module's names that no scan can follow. */
const makesNames = /\bglobals\(\)|sys\.modules\[__name__\]|^exec\(/m;
