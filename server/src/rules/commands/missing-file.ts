import { folderOf, isInside, type Path, relativePath, resolvePath } from '../../base/path.ts';
import type { FactOf } from '../../facts/fact.ts';
import type { FactView } from '../../index/view.ts';
import { groupOf, replacementOf, whatHappened } from '../../resolve/replacement.ts';
import { type Whereabouts, whereaboutsOf } from '../../resolve/whereabouts.ts';
import { type Confidence, type Contradiction, defineRule, fails, holds, unknown, type Verdict } from '../rule.ts';

export default defineRule({
  id: 'commands/missing-file',
  summary: 'A command opens a file that does not exist',
  severity: 'warning',
  confidence: 'certain',
  fix: 'review',
  judges: ['command.file'],
  reads: ['tree.folder', 'workflow.foreign-checkout'],
  judge(claim, facts) {
    const { cwd, origin, program } = claim.value;
    if (/[*?$<>{}]|\.\.\./.test(claim.key)) return unknown('placeholder');
    if (cwd.folders.length === 0) return judgeAnywhere(claim, facts as FactView);
    if (origin === 'ci' && facts.in(claim.path, 'workflow.foreign-checkout').length > 0) return unknown('working-directory');
    const place = whereaboutsOf(facts as FactView, claim.key, cwd, endingsOf(program));
    switch (place.is) {
      case 'there':
        return holds;
      case 'outside':
        return unknown('working-directory');
      case 'pending':
        return unknown('history');
      case 'gone':
        return judgeGone(claim, facts as FactView, place);
      default:
        return unknown(place.is);
    }
  },
});

type Gone = Extract<Whereabouts, { is: 'gone' }>;

/** Where a command runs in an image or in a folder nobody can tell, only what stood at the root and is nowhere now says something. */
function judgeAnywhere(claim: FactOf<'command.file'>, facts: FactView): Verdict {
  const place = whereaboutsOf(facts, claim.key, { folders: [''], certain: true }, endingsOf(claim.value.program));
  if (place.is !== 'gone' || !place.removed || place.elsewhere || !claim.key.includes('/')) return unknown('working-directory');
  return fails(contradiction(claim, facts, place, 'likely'));
}

function judgeGone(claim: FactOf<'command.file'>, facts: FactView, gone: Gone): Verdict {
  const { cwd, origin } = claim.value;
  const stands = (folder: Path): boolean => facts.get('tree.folder', folder).length > 0;
  const certain: Confidence = origin === 'text' ? 'likely' : 'certain';
  if (gone.removed) return fails(contradiction(claim, facts, gone, certain));
  // A loose script may be copied to where its files are.
  if (cwd.certain && origin !== 'script') {
    const here = folderOf(gone.path);
    if (!stands(here)) return unknown('unproven');
    return fails(contradiction(claim, facts, gone, gone.history ? certain : 'likely'));
  }
  if (gone.elsewhere) return unknown('elsewhere');
  const first = /^(?:\.{1,2}\/)*([^/]+)\//.exec(claim.key)?.[1];
  if (first === undefined || !cwd.folders.some(it => stands(it === '' ? first : `${it}/${first}`))) return unknown('unproven');
  return fails(contradiction(claim, facts, gone, gone.history ? 'likely' : 'weak'));
}

function contradiction({ key, path, span }: FactOf<'command.file'>, facts: FactView, gone: Gone, confidence: Confidence): Contradiction {
  const { from } = gone;
  const happened = whatHappened(facts, gone.path);
  const now = replacementOf(facts, gone.path) ?? replacementOf(facts, resolvePath('', key) ?? gone.path);
  const there = now !== undefined && now.by !== 'history' ? `; there is "${now.path}"` : '';
  const written = now === undefined ? '' : (key.startsWith('./') && isInside(now.path, from) ? './' : '') + relativePath(from, now.path);
  return {
    message: `No file "${key}"${from === '' ? '' : ` in "${from}"`}${happened === undefined ? there : `; ${happened}`}`,
    confidence,
    ...groupOf(facts, gone.path),
    ...(now === undefined
      ? {}
      : {
          related: [{ path: now.path, span: { start: 0, end: 0 }, message: now.by === 'history' ? 'it is here now' : 'a file of the same name' }],
          fixes: [{ title: `Change to "${written}"`, kind: now.by === 'history' ? 'safe' : 'review', changes: [{ type: 'edit', path, span, newText: written }] }],
        }),
  };
}

/** What a program adds to the path that it is given. Source: Node's "CommonJS modules", Python's command line. */
function endingsOf(program: string): readonly string[] {
  return /^(?:node|nodemon|ts-node|tsx|bun|deno)$/.test(program) ? ['', '.js', '.cjs', '.mjs', '.json', '.node', '.ts', '/index.js'] : [''];
}
