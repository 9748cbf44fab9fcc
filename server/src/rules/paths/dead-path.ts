import { folderOf } from '../../base/path.ts';
import type { FactOf } from '../../facts/fact.ts';
import type { FactView } from '../../index/view.ts';
import { dataPaths, listOf, standingOf } from '../../resolve/namedPaths.ts';
import { existence, sameSuffix, sameSuffixFolders } from '../../resolve/paths.ts';
import { isProduced } from '../../resolve/produced.ts';
import { groupOf, replacementOf, whatHappened } from '../../resolve/replacement.ts';
import { type Contradiction, defineRule, fails, holds, unknown, type Verdict } from '../rule.ts';

export default defineRule({
  id: 'paths/dead-path',
  summary: 'A path in a text, or in a document that lists paths, is not there any more',
  severity: 'warning',
  confidence: 'certain',
  fix: 'review',
  judges: ['doc.path'],
  reads: ['tree.file', 'tree.folder', 'tree.name', 'history.removed'],
  judge(claim, facts) {
    const data = claim.value.origin === 'data';
    if (data && !facts.ask(dataPaths, claim.path).index) return unknown('not-local');
    const place = standingOf(facts, claim);
    if (place.is === 'there') return holds;
    if (place.is === 'unknown') return unknown(place.because);
    const path = place.is === 'gone' ? place.path : claim.key;
    // A bare name speaks of the file wherever it is.
    if (!claim.key.includes('/') && sameSuffix(facts, claim.key).length > 0) return unknown('elsewhere');
    if (facts.ask(isProduced, path)) return unknown('produced');
    if (data && !inGoodCompany(facts, claim)) return unknown('working-directory');
    if (place.is === 'gone') return fails({ ...contradiction(claim, facts, path), ...(data ? {} : { severity: 'info' as const }) });
    if (sameSuffix(facts, path).length + sameSuffixFolders(facts, path).length > 0) return unknown('elsewhere');
    return data ? guess(claim, facts) : guessInProse(claim, facts, place.history === 'ready' ? 'unproven' : 'history');
  },
});

/** Without history: likely when the first folder is there, or all the others of its list are. */
function guess(claim: FactOf<'doc.path'>, facts: FactView): Verdict {
  const first = claim.key.split('/')[0] ?? '';
  const several = claim.key.includes('/');
  if (several && facts.ask(existence, first) === 'folder')
    return fails({ ...contradiction(claim, facts, claim.key), confidence: 'likely' });
  const list = facts.ask(dataPaths, claim.path).lists[listOf(claim)];
  if (list !== undefined && list.there >= 4 && list.there >= list.all - 2)
    return fails({ ...contradiction(claim, facts, claim.key), confidence: 'likely' });
  return unknown('unproven');
}

/** A name deep inside a folder that is there, of which history knows nothing. */
function guessInProse(claim: FactOf<'doc.path'>, facts: FactView, otherwise: 'unproven' | 'history'): Verdict {
  const folder = folderOf(claim.key);
  if (!folder.includes('/') || facts.ask(existence, folder) !== 'folder') return unknown(otherwise);
  return fails({ ...contradiction(claim, facts, claim.key), confidence: 'likely' });
}

/** Keys can be relative to another key's folder: a list most of whose members are not there says nothing of one of them. */
function inGoodCompany(facts: FactView, claim: FactOf<'doc.path'>): boolean {
  const list = facts.ask(dataPaths, claim.path).lists[listOf(claim)];
  return list === undefined || list.there * 2 > list.all || list.all === 1;
}

function contradiction(claim: FactOf<'doc.path'>, facts: FactView, path: string): Contradiction {
  const happened = whatHappened(facts, path);
  const now = replacementOf(facts, path);
  const written = path === claim.key ? path : `${path}`;
  return {
    message: `Nothing is at "${written}"${happened === undefined ? '' : `; ${happened}`}`,
    ...groupOf(facts, path),
    ...(now === undefined
      ? {}
      : {
          related: [
            { path: now.path, span: { start: 0, end: 0 }, message: now.by === 'history' ? 'it is here now' : 'a file of the same name' },
          ],
          fixes: [
            {
              title: `Change to "${now.path}"`,
              kind: now.by === 'history' ? 'safe' : 'review',
              changes: [{ type: 'edit', path: claim.path, span: claim.span, newText: now.path + (text(claim).endsWith('/') ? '/' : '') }],
            },
          ],
        }),
  };
}

/** A claim's key leaves out the slash that a folder is written with; its span does not. */
const text = (claim: FactOf<'doc.path'>): string => (claim.span.end - claim.span.start > claim.key.length ? `${claim.key}/` : claim.key);
