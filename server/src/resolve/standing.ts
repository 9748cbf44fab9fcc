import { folderOf, nameOf, type Path } from '../base/path.ts';

/**
 * How a document stands to its readers. A guide is what people and programs read before they begin: a document of the root, what a host
 * shows, and what is for contributors or agents. An introduction opens a folder. Everything else is a page.
 */
export type Standing = 'guide' | 'introduction' | 'page';

/** How a document stands, by its name and place. */
export function standingOf(path: Path): Standing {
  const folder = folderOf(path);
  if (folder === '' || guides.test(nameOf(path))) return 'guide';
  if (!introductions.test(nameOf(path))) return 'page';
  return folder === '.github' ? 'guide' : 'introduction';
}

const guides = /^_?(?:contributing|agents|claude|gemini|copilot-instructions)\./i;
const introductions = /^_?(?:readme|index|contributing|security|support|development|hacking|agents|claude|gemini|copilot-instructions)\b/i;
