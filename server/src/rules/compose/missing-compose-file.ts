import { folderOf, isInside, nameOf, type Path, relativePath, resolvePath } from '../../base/path.ts';
import { nowhere } from '../../base/span.ts';
import type { FactOf } from '../../facts/fact.ts';
import type { FactView } from '../../index/view.ts';
import { findFile } from '../../resolve/commandFile.ts';
import { whatHappened } from '../../resolve/replacement.ts';
import { changeTo } from '../edit.ts';
import { defineRule, fails, holds, unknown } from '../rule.ts';
import { composeFilesIn, fileMeant, servesAsWell } from '../../resolve/composeFileMeant.ts';

export default defineRule({
  id: 'compose/missing-compose-file',
  summary: 'A command names a compose file that does not exist',
  severity: 'warning',
  confidence: 'certain',
  fix: 'review',
  judges: ['command.compose-file'],
  reads: [
    'command.compose-service',
    'command.produces',
    'compose.file',
    'compose.fence-service',
    'compose.service',
    'doc.produces',
    'tree.folder',
    'tree.name',
  ],
  judge(claim, facts) {
    const found = findFile(facts, claim);
    if (found.is === 'there' || found.is === 'other-case') return holds;
    const gone = found.is === 'missing' ? found : found.is === 'unproven' ? besideOthers(claim, facts) : undefined;
    if (gone === undefined) return unknown(found.is === 'missing' ? 'unproven' : found.is);
    const { from, path } = gone;
    const sure = gone.sure === 'certain' && mayMeanAnother(claim, path, facts) ? 'likely' : gone.sure;
    // A document that shows a compose file may have its reader write it.
    if (gone.sure !== 'certain' && facts.in(claim.path, 'compose.fence-service').length > 0) return unknown('produced');
    const meant = fileMeant(facts, claim.path, path);
    const written =
      meant !== undefined && from !== undefined
        ? (claim.key.startsWith('./') && isInside(meant.path, from) ? './' : '') + relativePath(from, meant.path)
        : undefined;
    const isFit = meant !== undefined && (written === undefined || servesAsWell(facts, claim, written));
    const story = whatHappened(facts, path) || (isFit ? `; there is "${meant.path}"` : '');
    return fails({
      message: `No compose file "${claim.key}"${from ? ` in "${from}"` : ''}${story}`,
      confidence: sure,
      proved: whatHappened(facts, path) !== '',
      group: { id: `missing-compose-file:${path}`, title: `There is no compose file "${path}"` },
      related: meant === undefined || story === '' ? [] : [{ path: meant.path, span: nowhere, message: meant.why }],
      fixes: isFit && written !== undefined ? [changeTo(claim, written, meant.sure ? 'safe' : 'review')] : [],
    });
  },
});

/** Whether a command may be meant for a folder that has a file of that name. A program reads these two documents where they stand. */
const mayMeanAnother = (claim: FactOf<'command.compose-file'>, path: Path, facts: FactView<'tree.name'>): boolean =>
  !/^\.?(?:devcontainer|package)\.json$/.test(nameOf(claim.path)) && facts.get('tree.name', nameOf(path)).length > 0;

/** A bare name proves little by itself, but a folder of compose files that lacks it makes it likely. */
function besideOthers(
  { key, value }: FactOf<'command.compose-file'>,
  facts: FactView<'compose.file'>,
): { readonly from: Path; readonly path: Path; readonly sure: 'likely' } | undefined {
  const [from] = value.cwd.folders;
  const path = from === undefined ? undefined : resolvePath(from, key);
  if (from === undefined || path === undefined || !/compose/.test(nameOf(path))) return undefined;
  return composeFilesIn(facts, folderOf(path)).length === 0 ? undefined : { from, path, sure: 'likely' };
}
