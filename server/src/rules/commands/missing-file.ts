import { nowhere } from '../../base/span.ts';
import { findFile } from '../../resolve/commandFile.ts';
import { openedFileMeant, writtenFrom } from '../../resolve/openedFileMeant.ts';
import { groupOf, whatHappened } from '../../resolve/replacement.ts';
import { isCopiedThere } from '../../resolve/serviceImage.ts';
import { changeTo } from '../edit.ts';
import { defineRule, fails, holds, unknown } from '../rule.ts';

export default defineRule({
  id: 'commands/missing-file',
  summary: 'A command opens a file that does not exist',
  severity: 'warning',
  confidence: 'certain',
  fix: 'review',
  judges: ['command.file'],
  reads: ['command.file', 'tree.file', 'tree.folder', 'history.removed'],
  judge(claim, facts) {
    const found = findFile(facts, claim);
    if (found.is === 'there' || found.is === 'other-case') return holds;
    if (found.is !== 'missing') return unknown(found.is);
    // A build ends at the COPY whose source is missing, which is told there.
    if (isCopiedThere(facts, claim)) return unknown('produced');
    const { from, path, sure, openFolder } = found;
    const happened = whatHappened(facts, path);
    const now = openedFileMeant(facts, claim, found);
    const story = happened || (now === undefined || now.sure ? '' : `; there is "${now.path}"`);
    const written = now && writtenFrom(facts, claim, from, now.path);
    const safe = now?.sure === true && sure === 'certain' && !openFolder;
    return fails({
      message: `No file ${claim.key.startsWith('/') ? `"${path}", the container's "${claim.key}"` : `"${claim.key}"${from ? ` in "${from}"` : ''}`}${story}`,
      confidence: sure,
      proved: happened !== '',
      ...groupOf(facts, path),
      related: now === undefined ? [] : [{ path: now.path, span: nowhere, message: now.why }],
      fixes: written === undefined ? [] : [changeTo(claim, written, safe ? 'safe' : 'review')],
    });
  },
});
