import { folderOf, isMarkdown, type Path, resolvePath } from '../base/path.ts';
import { roleByPath } from '../facts/roleByPath.ts';
import { defineResolution, type FactView } from '../index/view.ts';
import { markdownTarget } from './links.ts';
import { existence } from './paths.ts';
import { siteOf } from './sites/site.ts';
import { standingOf } from './standing.ts';

/**
 * Whether a reader of the workspace comes to a document: it lies in the root, is what a host or a tool shows first of a folder, is a page
 * of a site, or is named by one that a reader comes to. What nothing leads to is somebody's note, and may be of a time that is over.
 * Question: the document's path.
 */
export const isLedTo = defineResolution({
  id: 'led-to',
  reads: [],
  answer(facts, path: Path): boolean {
    if (!isMarkdown(path) || isShown(path) || facts.ask(siteOf, path) !== undefined) return true;
    const reached = facts.ask(documentsLedTo, '');
    return reached.size === 0 || reached.has(path);
  },
});

/** Whether a document is where somebody begins to read: in the root, or by its name or place. */
const isShown = (path: Path): boolean => standingOf(path) !== 'page';

/** The documents that those which are shown lead to, over others; none where too few are led to for the others to stand out. */
const documentsLedTo = defineResolution({
  id: 'documents-led-to',
  reads: ['tree.file'],
  answer(facts): ReadonlySet<Path> {
    const shown = facts
      .all('tree.file')
      .map(it => it.key)
      .filter(it => isMarkdown(it) && isShown(it) && roleByPath(it) !== 'chronicle');
    const reached = new Set(shown);
    // A set goes on to what is added to it meanwhile.
    for (const document of reached) for (const named of facts.ask(documentsNamedBy, document)) reached.add(named);
    return reached.size - shown.length < habit ? new Set() : reached;
  },
});

/** From so many documents on it is a habit of the workspace to lead readers to them. */
const habit = 10;

/** The documents that one links to, or names in code; question: its path. */
const documentsNamedBy = defineResolution({
  id: 'documents-named-by',
  reads: ['doc.link', 'doc.path'],
  answer: (facts, document: Path): readonly Path[] => [
    ...new Set([
      ...facts.in(document, 'doc.link').flatMap(it => markdownTarget(facts, it) ?? []),
      ...facts.in(document, 'doc.path').flatMap(it => (isMarkdown(it.key) ? (standing(facts, document, it.key) ?? []) : [])),
    ]),
  ],
});

/** Where a path stands that a document names, from its own folder or from the root. */
const standing = (facts: FactView, document: Path, written: string): Path | undefined =>
  [folderOf(document), ''].flatMap(it => resolvePath(it, written.replace(/^\//, '')) ?? []).find(it => facts.ask(existence, it) === 'file');
