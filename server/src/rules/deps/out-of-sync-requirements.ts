import { enumerate } from '../../base/enumerate.ts';
import { folderOf, resolvePath } from '../../base/path.ts';
import { defineRule, fails, holds, unknown } from '../rule.ts';

export default defineRule({
  id: 'deps/out-of-sync-requirements',
  summary: 'A file of pinned requirements lacks what its input asks for',
  severity: 'warning',
  confidence: 'likely',
  judges: ['requirements.compiled'],
  reads: ['package.dependency', 'python.project'],
  judge({ path, value: { inputs, extras } }, facts) {
    const pinned = new Set(facts.in(path, 'package.dependency').map(it => it.key));
    const asked = inputs.flatMap(written => {
      // The command ran in the file's folder, or in the root.
      const places = [resolvePath(folderOf(path), written), resolvePath('', written)];
      const input = places.find(it => it !== undefined && it !== path && facts.in(it, 'package.dependency').length > 0);
      if (input === undefined) return [];
      const itself = facts.in(input, 'python.project').map(it => it.key);
      return facts.in(input, 'package.dependency').filter(it => !itself.includes(it.key));
    });
    if (asked.length === 0) return unknown('not-local');
    const missing = asked.filter(
      ({ key, value: { group, conditional } }) =>
        conditional !== true && (group === undefined || extras.includes(group)) && !pinned.has(key) && !leftOut.has(key),
    );
    const [first] = missing;
    if (first === undefined) return holds;
    return fails({
      message: `No ${enumerate(missing.map(it => `"${it.key}"`))} here, which "${first.path}" asks for`,
      confidence: 'likely',
      related: missing.map(it => ({ path: it.path, span: it.span, message: 'it is asked for here' })),
    });
  },
});

/** What pip-compile does not pin by itself. Source: the README of pip-tools, `--allow-unsafe`. */
const leftOut: ReadonlySet<string> = new Set(['pip', 'setuptools', 'distribute']);
