import { minimatch } from 'minimatch';
import type { Span } from '../base/span.ts';
import { folderOf, isMarkdown, type Path } from '../base/path.ts';
import type { Role } from '../facts/documents.ts';
import { languageCode, roleByPath } from '../facts/roleByPath.ts';
import { defineResolution } from '../index/view.ts';
import { isOfCopiedChart } from './copiedChart.ts';
import { isOfCopiedRelease } from './copiedReleases.ts';
import { isCopiedWork } from './copiedWork.ts';
import { isCommandOutput } from './commandOutputs.ts';
import { isDeclaredGenerated } from './declaredGenerated.ts';
import { isRendered } from './ownTemplate.ts';
import { siteOf } from './sites/site.ts';

/**
 * What a document is for; question: its path. The policy's `history` decides first, then the conventions of its path, then
 * its own text, then whether it is declared to be generated, rendered from a template, a command writes it, or it came with the work of others, then
 * whether a documentation site is built from it.
 */
export const roleOf = defineResolution({
  id: 'role',
  reads: ['doc.role', 'policy.history', 'tree.file'],
  answer(facts, path): Role {
    if (facts.all('policy.history').some(it => it.value.heading === undefined && matches(path, it.key))) return 'chronicle';
    if (facts.get('tree.file', path)[0]?.value.link === true) return 'translation';
    const told = roleByPath(path) ?? facts.in(path, 'doc.role')[0]?.value.role;
    if (told !== undefined) return told;
    if (facts.ask(isOfCopiedRelease, path) || facts.ask(isCopiedWork, folderOf(path))) return 'vendored';
    if (!isMarkdown(path)) return 'living';
    if ([isDeclaredGenerated, isRendered, isCommandOutput].some(it => facts.ask(it, path))) return 'generated';
    if (facts.ask(isOfCopiedChart, path)) return 'vendored';
    const site = facts.ask(siteOf, path);
    if (site === undefined) return 'living';
    // Generators keep the pages of a language in a folder of the content that bears its name.
    const first = path.slice(site.content === '' ? 0 : site.content.length + 1).split('/')[0] ?? '';
    return languageCode.test(first.toLowerCase()) ? 'translation' : 'site';
  },
});

/** The parts of a document that the policy calls a record, by their headings; question: the document's path. */
export const recordedSections = defineResolution({
  id: 'recorded-sections',
  reads: ['policy.history', 'doc.heading'],
  answer(facts, path): readonly Span[] {
    const headings = facts
      .all('policy.history')
      .filter(it => it.value.heading !== undefined && matches(path, it.key))
      .map(it => it.value.heading);
    if (headings.length === 0) return [];
    return facts
      .in(path, 'doc.heading')
      .filter(it => headings.includes(it.value.text))
      .map(it => ({ start: it.span.start, end: it.value.sectionEnd }));
  },
});

const matches = (path: Path, glob: string): boolean =>
  minimatch(path, glob, { dot: true, nocomment: true, nonegate: true, maxGlobstarRecursion: 20 });
