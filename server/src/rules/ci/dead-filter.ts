import { filterMatches, literalFolder } from '../../resolve/filters.ts';
import { existence, past } from '../../resolve/paths.ts';
import { whatHappened } from '../../resolve/replacement.ts';
import { changeTo } from '../edit.ts';
import { defineRule, fails, holds, unknown } from '../rule.ts';

export default defineRule({
  id: 'ci/dead-filter',
  summary: 'A path filter of a workflow matches no file',
  severity: 'warning',
  confidence: 'certain',
  fix: 'review',
  judges: ['workflow.filter'],
  reads: [],
  judge(claim, facts) {
    const { key, value } = claim;
    if (key.includes('${{')) return unknown('placeholder');
    if (facts.ask(filterMatches, key)) return holds;
    const severity = value.excludes ? ({ severity: 'hint' } as const) : {};
    const fromRoot = key.replace(/^(?:\.?\/)+/, '');
    if (fromRoot !== key)
      return fails({
        message: `No path begins with "${key.slice(0, key.length - fromRoot.length)}", so that "${key}" matches nothing; a filter begins at the root without it`,
        ...severity,
        fixes: [changeTo(claim, fromRoot, facts.ask(filterMatches, fromRoot) ? 'safe' : 'review')],
      });
    const wild = /[*?+[\]\\]/.test(key);
    const place = wild ? literalFolder(key) : key;
    const found = facts.ask(existence, place);
    if (place === '' || found === 'opaque') return unknown(place === '' ? 'unproven' : 'opaque');
    const gone = facts.ask(past, place);
    if (gone.state === 'pending') return unknown('history');
    if (gone.state === 'removed') {
      const fixes = gone.to === undefined ? [] : [changeTo(claim, gone.to + key.slice(place.length), 'safe')];
      return fails({ message: `No file matches "${key}"${whatHappened(facts, place)}`, ...severity, fixes });
    }
    if (value.excludes || (found === 'folder' && wild)) return unknown('unproven');
    const never = value.others.every(it => !facts.ask(filterMatches, it));
    const consequence = never ? `, so that no push or pull request runs the workflow` : '';
    return fails({ message: `No file matches "${key}"${consequence}`, confidence: never && gone.state === 'never' ? 'certain' : 'likely' });
  },
});
