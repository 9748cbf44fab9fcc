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
  // The pages of a wiki are read where the host shows it, and may be put together for that.
  if (/^\.?wiki(?:\/|$)/i.test(folder)) return 'page';
  if (guides.test(name)) return 'guide';
  const isIntroduction = introductions.test(name);
  if (folder === '') return isIntroduction || isAboutProject(name) ? 'guide' : 'note';
  if (!isIntroduction) return 'page';
  return folder === '.github' ? 'guide' : 'introduction';
}

const guides = /^_?(?:contributing|agents|claude|gemini|copilot-instructions)\./i;
const introductions = /^_?(?:readme|index|contributing|security|support|development|hacking|agents|claude|gemini|copilot-instructions)\b/i;

/** Whether a document is about what is of use for as long as the project is, by its name: `INSTALL.md`, `getting_started.md`, `DOCKER-SETUP.md`. */
function isAboutProject(name: string): boolean {
  const [first = '', ...more] = name
    .slice(0, name.indexOf('.'))
    .toLowerCase()
    .replace(/[-_]started$/, 'started')
    .split(/[-_]/);
  return topics.has(first) && more.every(it => topics.has(it) || suffixes.has(it) || /^[a-z]{2}$/.test(it));
}

const topics: ReadonlySet<string> = new Set(
  (
    'api architecture build building ci cli config configuration deploy deploying deployment design develop developer developers ' +
    'developing development docker docs documentation environment faq gettingstarted governance guide install installation installing ' +
    'maintainers maintaining manual operations quick quickstart readme release releases releasing runbook security setup start support ' +
    'test testing tests troubleshooting upgrade upgrading usage'
  ).split(' '),
);
/** What such a name ends with, besides the language. */
const suffixes: ReadonlySet<string> = new Set(['doc', 'instructions', 'local', 'notes', 'steps']);
