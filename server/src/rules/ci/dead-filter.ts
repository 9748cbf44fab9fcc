import { isLaidAside } from '../../resolve/archives.ts';
import { filterMatches, literalFolder } from '../../resolve/filters.ts';
import { globMatches } from '../../resolve/globs.ts';
import { alternativeLocks } from '../../resolve/locks.ts';
import { existence, past } from '../../resolve/paths.ts';
import { whatHappened } from '../../resolve/replacement.ts';
import { changeTo } from '../edit.ts';
import { defineRule, fails, holds, unknown } from '../rule.ts';

export default defineRule({
  id: 'ci/dead-filter',
  summary: 'A path filter of a workflow or a pipeline matches no file',
  severity: 'warning',
  confidence: 'certain',
  fix: 'review',
  judges: ['ci.filter'],
  reads: ['workflow.file'],
  judge(claim, facts) {
    const { key, value } = claim;
    if (key.includes('${{')) return unknown('placeholder');
    if (facts.in(claim.path, 'workflow.file').some(it => it.value.idle === true)) return unknown('tolerated');
    const matches = value.syntax === 'gitlab' ? globMatches : filterMatches;
    if (facts.ask(matches, key)) return holds;
    const severity = value.excludes ? ({ severity: 'hint' } as const) : {};
    const fromRoot = key.replace(/^(?:\.?\/)+/, '');
    if (fromRoot !== key)
      return fails({
        message: `No path begins with "${key.slice(0, key.length - fromRoot.length)}", so that "${key}" matches nothing; a filter begins at the root without it`,
        ...severity,
        fixes: [changeTo(claim, fromRoot, facts.ask(matches, fromRoot) ? 'safe' : 'review')],
      });
    if (alternativeLocks(key, value.others).some(it => facts.ask(matches, it))) return unknown('tolerated');
    const wild = /[*?+[\]\\]/.test(key);
    const place = wild ? literalFolder(key, value.syntax) : key;
    const found = facts.ask(existence, place);
    if (place === '' || found === 'opaque') return unknown(place === '' ? 'unproven' : 'opaque');
    const gone = facts.ask(past, place);
    const never = value.others.every(it => !facts.ask(matches, it));
    if (gone.state === 'pending') return unknown('history');
    if (gone.state === 'removed') {
      const moved = gone.to === undefined || isLaidAside(place, gone.to, claim.path) ? undefined : gone.to + key.slice(place.length);
      // A filter is of files: the name of a folder alone matches none.
      const fixes =
        moved === undefined ? [] : [changeTo(claim, facts.ask(matches, moved) ? moved : `${moved}/**`, gone.edited ? 'review' : 'safe')];
      // Beside patterns that match, one of what was deleted does no harm, and serves what may come back.
      const confidence = gone.to !== undefined || never ? 'certain' : 'likely';
      return fails({ message: `No file matches "${key}"${whatHappened(facts, place)}`, confidence, ...severity, fixes });
    }
    if (value.excludes || (found === 'folder' && wild)) return unknown('unproven');
    const runs =
      value.syntax === 'gitlab'
        ? 'no change runs the job'
        : `no ${value.event.replace(/_target$/, '').replaceAll('_', ' ')} runs the workflow`;
    const consequence = never ? `, so that ${runs}` : '';
    return fails({ message: `No file matches "${key}"${consequence}`, confidence: never && gone.state === 'never' ? 'certain' : 'likely' });
  },
});
