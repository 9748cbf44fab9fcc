import { enumerate } from '../../base/enumerate.ts';
import { nowhere } from '../../base/span.ts';
import { rootManifests } from '../../resolve/manifests.ts';
import { defineRule, fails, type Fix, holds } from '../rule.ts';

export default defineRule({
  id: 'deps/uncovered-manifest',
  summary: 'Dependabot updates some ecosystems, and not one that a manifest in the root uses',
  severity: 'info',
  confidence: 'certain',
  fix: 'review',
  judges: ['dependabot.updates'],
  reads: ['renovate.config'],
  judge({ path, value: { ecosystems, insertion } }, facts) {
    const uncovered = facts.ask(rootManifests, '').filter(it => !it.ecosystems.some(name => ecosystems.includes(name)));
    if (uncovered.length === 0 || facts.all('renovate.config').length > 0) return holds;
    const named = uncovered.map(it => `${it.ecosystems[0]} ("${it.path}")`);
    const fix = (at: number, indent: number): Fix => ({
      title: uncovered.length === 1 ? 'Add an entry for it' : 'Add entries for them',
      kind: 'review',
      changes: [
        { type: 'edit', path, span: { start: at, end: at }, newText: uncovered.map(it => entry(it.ecosystems[0] ?? '', indent)).join('') },
      ],
    });
    return fails({
      message: `No entry updates ${named.length === 1 ? named[0] : `${named.slice(0, -1).join(', ')} and ${named.at(-1)}`}; there are entries for ${enumerate(ecosystems)}`,
      // A library may leave what it depends on to its users, and see to its workflows alone.
      confidence: ecosystems.every(it => it === 'github-actions') ? 'weak' : 'certain',
      related: uncovered.map(it => ({ path: it.path, span: nowhere, message: `"${it.ecosystems[0]}" would update it` })),
      fixes: insertion === undefined ? [] : [fix(insertion.at, insertion.indent)],
    });
  },
});

const entry = (ecosystem: string, indent: number): string =>
  [`- package-ecosystem: ${ecosystem}`, '  directory: /', '  schedule:', '    interval: weekly']
    .map(it => `${' '.repeat(indent)}${it}\n`)
    .join('');
