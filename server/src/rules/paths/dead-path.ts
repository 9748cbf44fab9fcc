import { folderOf, relativePath } from '../../base/path.ts';
import { nowhere } from '../../base/span.ts';
import type { FactOf } from '../../facts/fact.ts';
import type { FactView } from '../../index/view.ts';
import { kustomized } from '../../resolve/kustomizations.ts';
import { isForgotten } from '../../resolve/configReaders.ts';
import { isAboutWorkspace, isBareName, standingOf, writtenLike } from '../../resolve/namedPaths.ts';
import { sameSuffix, sameSuffixFolders } from '../../resolve/paths.ts';
import { isProduced } from '../../resolve/produced.ts';
import { groupOf, replacementOf, whatHappened } from '../../resolve/replacement.ts';
import { changeTo } from '../edit.ts';
import { defineRule, fails, holds, unknown, type Verdict } from '../rule.ts';

export default defineRule({
  id: 'paths/dead-path',
  summary: 'A path in a text, in a document that lists paths, or in a kustomization is not there',
  severity: 'warning',
  confidence: 'certain',
  fix: 'review',
  judges: ['doc.path', 'kustomization.path'],
  reads: ['tree.file', 'tree.folder', 'tree.name', 'history.removed', 'policy.protected'],
  judge(claim, facts) {
    if (claim.kind === 'kustomization.path') return judgeKustomization(claim, facts);
    const data = claim.value.origin === 'data';
    if (data && (!isAboutWorkspace(facts, claim) || isAdopted(facts, claim))) return unknown('not-local');
    const place = standingOf(facts, claim);
    if (place.is === 'there' || place.is === 'other-case') return holds;
    if (place.is === 'unknown') return unknown(place.because);
    if (isBareName(facts, claim)) return unknown('elsewhere');
    const { path } = place;
    if (facts.ask(isProduced, path)) return unknown('produced');
    if (place.is === 'nowhere') {
      if (sameSuffix(facts, path).length + sameSuffixFolders(facts, path).length > 0) return unknown('elsewhere');
      if (!place.likely) return unknown(place.history === 'ready' ? 'unproven' : 'history');
    }
    const now = replacementOf(facts, path, claim.path);
    return fails({
      message: `Nothing is at "${path}"${whatHappened(facts, path)}`,
      confidence: place.is === 'gone' && !isForgotten(facts, claim.path) ? 'certain' : 'likely',
      severity: 'info',
      ...groupOf(facts, path),
      related: now === undefined ? [] : [{ path: now.path, span: nowhere, message: now.why }],
      fixes: now === undefined ? [] : [changeTo(claim, writtenLike(claim, now.path), now.sure ? 'safe' : 'review')],
    });
  },
});

/** Whether the policy adopts the list that a path stands in: governance/dead-protected-path says what it protects in vain. */
const isAdopted = (facts: FactView<'policy.protected'>, { path, span }: FactOf<'doc.path'>): boolean =>
  facts.in(path, 'policy.protected').some(it => it.span.start === span.start);

/** A kustomization looks from its own folder alone, so that nothing elsewhere in the tree can be meant. */
function judgeKustomization(claim: FactOf<'kustomization.path'>, facts: FactView): Verdict {
  const place = kustomized(facts, claim);
  if (place.is === 'there') return holds;
  if (place.is === 'unknown') return unknown(place.because);
  const { path } = place;
  if (place.is === 'bare-folder') return fails({ message: `The folder "${path}" holds no kustomization` });
  const now =
    place.meant === undefined ? replacementOf(facts, path, claim.path) : { path: place.meant, sure: true, why: 'this file is there' };
  const written = now === undefined ? '' : relativePath(folderOf(claim.path), now.path);
  return fails({
    message: `Nothing is at "${path}"${whatHappened(facts, path)}`,
    confidence: place.sure,
    ...groupOf(facts, path),
    related: now === undefined ? [] : [{ path: now.path, span: nowhere, message: now.why }],
    fixes: now === undefined ? [] : [changeTo(claim, written, now.sure ? 'safe' : 'review')],
  });
}
