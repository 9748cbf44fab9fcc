import { folderOf, nameOf, type Path } from '../base/path.ts';
import { defineResolution } from '../index/view.ts';
import { packageFolder } from './packageFolder.ts';

/**
 * How a document stands to its readers. A guide is what people and programs read before they begin: a document of the root or of the host,
 * one for contributors or agents, and the README of a package. An introduction opens a folder that is no package. Everything else is a page.
 */
export type Standing = 'guide' | 'introduction' | 'page';

/** Question: the document's path. */
export const standingOf = defineResolution({
  id: 'standing',
  reads: [],
  answer(facts, path: Path): Standing {
    const standing = standingByPath(path);
    return standing === 'introduction' && facts.ask(packageFolder, path) === folderOf(path) ? 'guide' : standing;
  },
});

/** How a document stands by its name and place alone. */
export function standingByPath(path: Path): Standing {
  const folder = folderOf(path);
  if (folder === '' || folder === '.github' || guides.test(nameOf(path))) return 'guide';
  return introductions.test(nameOf(path)) ? 'introduction' : 'page';
}

const guides = /^_?(?:contributing|agents|claude|gemini|copilot-instructions)\./i;
const introductions = /^_?(?:readme|index|contributing|security|support|development|hacking|agents|claude|gemini|copilot-instructions)\b/i;
