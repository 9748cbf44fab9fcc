import { folderOf, relativePath } from '../../base/path.ts';
import { nowhere } from '../../base/span.ts';
import type { FactOf } from '../../facts/fact.ts';
import type { FactView } from '../../index/view.ts';
import { findFile } from '../../resolve/commandFile.ts';
import { destinationOf } from '../../resolve/links.ts';
import { isAboutWorkspace, standingOf, writtenLike } from '../../resolve/namedPaths.ts';
import { standingOf as standingOfDocument } from '../../resolve/standing.ts';
import { changeTo } from '../edit.ts';
import { defineRule, fails, holds } from '../rule.ts';

export default defineRule({
  id: 'paths/wrong-case',
  summary: 'A path exists only under another case',
  severity: 'warning',
  confidence: 'certain',
  fix: 'safe',
  judges: ['doc.link', 'doc.path', 'command.file', 'command.compose-file'],
  reads: [],
  roles: ['living', 'site'],
  judge(claim, facts) {
    const there = inOtherCase(claim, facts);
    if (there === undefined) return holds;
    const { path, written, shown = written } = there;
    return fails({
      proved: true,
      ...(mayTakeAnyCase(claim) ? { confidence: 'likely' as const } : {}),
      message: `Nothing is at "${claim.key}"; with its case it is "${shown}"`,
      ...(claim.kind === 'doc.path' && claim.value.origin === 'prose' ? { severity: 'info' as const } : {}),
      related: [{ path, span: nowhere, message: 'what it was meant to be' }],
      fixes: [changeTo(claim, written, 'safe', shown)],
    });
  },
});

/** Whether any case may do: on the system that a script is for, in the program that reads data, or on the site that a page is made for. */
const mayTakeAnyCase = ({ path, value }: FactOf): boolean =>
  'origin' in value
    ? value.origin === 'script' || value.origin === 'data' || ('anyCase' in value && value.anyCase === true)
    : ['introduction', 'page'].includes(standingOfDocument(path));

/** What differs from a claim's path by case alone, and how the claim would write it. */
function inOtherCase(
  claim: FactOf<'doc.link' | 'doc.path' | 'command.file' | 'command.compose-file'>,
  facts: FactView,
): { readonly path: string; readonly written: string; readonly shown?: string } | undefined {
  switch (claim.kind) {
    case 'doc.link': {
      const destination = destinationOf(facts, claim);
      if (destination.is !== 'other-case') return undefined;
      const { path } = destination;
      const shown = claim.key.startsWith('/') ? `/${path}` : lead(claim.key) + relativePath(folderOf(claim.path), path);
      return { path, written: encodeURI(shown), shown };
    }
    case 'doc.path': {
      if (claim.value.origin === 'data' && !isAboutWorkspace(facts, claim)) return undefined;
      const place = standingOf(facts, claim);
      return place.is === 'other-case' ? { path: place.path, written: ending(writtenLike(claim, place.path), claim) } : undefined;
    }
    case 'command.file':
    case 'command.compose-file': {
      const found = findFile(facts, claim);
      if (found.is !== 'other-case') return undefined;
      return { path: found.path, written: lead(claim.key) + relativePath(found.from, found.path) };
    }
  }
}

const lead = (written: string): string => (written.startsWith('./') ? './' : '');

/** As much of a path as the claim writes, which may begin at a folder between the root and its document. */
const ending = (path: string, claim: FactOf<'doc.path'>): string => path.slice(-(claim.span.end - claim.span.start));
