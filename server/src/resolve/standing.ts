import { folderOf, nameOf, type Path } from '../base/path.ts';

/**
 * How a document stands to its readers. A guide is what people and programs read before they begin: a document of the root under a name
 * that everybody knows, what a host shows, and what is for contributors or agents. A note lies in the root under a name of its own: it may
 * be of one piece of work, and be left there when that is done. An introduction opens a folder. Everything else is a page.
 */
export type Standing = 'guide' | 'note' | 'introduction' | 'page';

/** How a document stands, by its name and place. */
export function standingOf(path: Path): Standing {
  const folder = folderOf(path);
  const name = nameOf(path);
  if (guides.test(name)) return 'guide';
  const isIntroduction = introductions.test(name);
  if (folder === '') return isIntroduction || topics.test(name) ? 'guide' : 'note';
  if (!isIntroduction) return 'page';
  return folder === '.github' ? 'guide' : 'introduction';
}

const guides = /^_?(?:contributing|agents|claude|gemini|copilot-instructions)\./i;
const introductions = /^_?(?:readme|index|contributing|security|support|development|hacking|agents|claude|gemini|copilot-instructions)\b/i;

/** What documents of the root are about that are kept for as long as the project is. */
const topics =
  /^(?:api|architecture|build(?:ing)?|config(?:uration)?|deploy(?:ing|ment)?|design|develop(?:er|ers|ing|ment)?|docker|faq|getting[-_]?started|governance|install(?:ation|ing)?|maintain(?:ers|ing)|operations|quick[-_]?start|readme|releas(?:e|es|ing)|runbook|security|setup|support|test(?:s|ing)?|troubleshooting|upgrad(?:e|ing)|usage)(?:[-_](?:docs?|documentation|guide|instructions|notes|[a-z]{2}))?\./i;
