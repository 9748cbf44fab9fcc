import type { Path } from '../base/path.ts';
import type { Role } from './documents.ts';

/**
 * What a file is for as far as its path alone tells, by the conventions of public repositories; `undefined` where the path
 * tells nothing. Folders count before the file's own name, the outermost first.
 */
export function roleByPath(path: Path): Role | undefined {
  if (last.path !== path) last = { path, role: readRole(path) };
  return last.role;
}

/** One extractor after the other asks for the document at hand. */
let last: { readonly path: Path | undefined; readonly role: Role | undefined } = { path: undefined, role: undefined };

function readRole(path: Path): Role | undefined {
  // Folders and files that cookiecutter and copier name by a variable, and what snapshot tests compare with.
  if (path.includes('{{')) return 'template';
  if (/\.(?:verified|approved)\.\w+$/.test(path)) return 'fixture';
  const segments = path.toLowerCase().split('/');
  const name = segments.pop() ?? '';
  const prose = proseName.test(name);
  // What each upgrade of a product took, with the commands of its time; below a folder it is how to upgrade now.
  if (prose && segments.length === 0 && /^upgrad(?:e|ing)\./.test(name)) return 'chronicle';
  if (prose && ofOneUpgrade.test(name)) return 'chronicle';
  for (const [index, segment] of segments.entries()) {
    const role =
      foldersOfAnyFile.get(segment) ?? (prose ? (proseFolder(segments, index) ?? agentFolder(segments, index, name)) : undefined);
    if (role !== undefined) return role;
    if (fixtureFolder.test(segment)) return 'fixture';
    if (recordFolder.test(segment) || (release.test(segment) && segments[index - 1] === 'versions')) return 'chronicle';
    if (prose && oldProse.test(segment)) return 'chronicle';
    if ((prose || records.test(name)) && testFolder.test(segment) && !isGuide(segments, index, name)) return 'fixture';
    if (testFolder.test(segment) && testDataFolder.test(segments[index + 1] ?? '')) return 'fixture';
    if (project.test(name) && testFolder.test(segment) && index < segments.length - 1) return 'fixture';
  }
  if (ofOneDay.test(name)) return 'chronicle';
  if (/\.(?:template|tmpl|tpl)\.\w+$|^\.verb\.md$/.test(name)) return 'template';
  return prose ? roleByProseName(name) : /\.(?:tmpl|tpl|j2|jinja2?|hbs|mustache|ejs|erb)$/.test(name) ? 'template' : undefined;
}

function proseFolder(segments: readonly string[], index: number): Role | undefined {
  const segment = segments[index] ?? '';
  const role = proseFolders.get(segment);
  if (role !== undefined) return role;
  const nearTop = index === 0 || segments.slice(0, index).some(it => /^\.?docs?$|^documentation$/.test(it));
  if (!nearTop) return undefined;
  return proseFoldersNearTop.get(segment) ?? (index > 0 && isOfLanguage(segment) ? 'translation' : undefined);
}

/**
 * What is kept for agents in a folder of their tool is told to them as it is needed; only the files that such a tool reads
 * first describe the workspace, as a README does.
 */
const agentFolder = (segments: readonly string[], index: number, name: string): Role | undefined =>
  (agentTool.test(segments[index] ?? '') || (segments[index - 1] === '.github' && promptFolder.test(segments[index] ?? ''))) &&
  !(index === segments.length - 1 && /^(?:agents|claude|gemini)\./.test(name))
    ? 'prompt'
    : undefined;

/**
 * Whether it tells how to work with a folder of tests, and is not what one of them reads: it lies in the folder itself, or in one
 * below it that is none of data. Jest's folder has nothing below it but tests and what they read.
 */
function isGuide(segments: readonly string[], index: number, name: string): boolean {
  if (!/^(?:readme|agents|claude|contributing)\./.test(name)) return false;
  const below = segments.slice(index + 1).filter(it => !testFolder.test(it));
  return below.length <= (segments[index] === '__tests__' ? 0 : 1) && !below.some(it => dataFolder.test(it));
}

function roleByProseName(name: string): Role | undefined {
  const stem = name.slice(0, name.lastIndexOf('.'));
  if (/^[^.]+\.[a-z]{2}(?:[-_][a-z]{2,4})?$/.test(stem) && languageCode.test(stem.slice(stem.indexOf('.') + 1))) return 'translation';
  const language = /^(?:readme|contributing|install)[-_](.+)$/.exec(stem)?.[1];
  if (language !== undefined && languageCode.test(language)) return 'translation';
  return names.find(([pattern]) => pattern.test(stem))?.[1];
}

/** `migrating-v3-to-v4`, `upgrade-0.4`. */
const ofOneUpgrade = /^(?:upgrad(?:e|ing)|migrat(?:e|ing|ion))[-_](?:(?:to|from)[-_])?v?\d/;
/** Data that was written down on a day: `2026-07-31-session.json`. */
const ofOneDay = /^\d{4}-\d\d-\d\d[-_.t].*\.(?:jsonl?|ya?ml|csv|log)$/;
const proseName = /\.(?:md|mdx|markdown|mdown|mkd|txt|rst|adoc)$/;
const fixtureFolder = /(?:^|[-_.])(?:fixtures?|testdata|mocks?)$/;
const testFolder = /^(?:(?:unit|integration|functional)?[-_]?tests?|specs?|e2e|__tests__)$/;
const dataFolder =
  /^(?:.*[-_.])?(?:data|inputs?|outputs?|expected|resources?|assets|files|corpus|cases|projects?|workspaces?|repos?|repositories|packages|sites?)$/;
/** Folders right below tests of which every file is what they try something on. */
const testDataFolder = /^(?:test[-_])?(?:data|inputs?|outputs?|expected|resources?|assets|files|corpus|cases|samples?)$/;
/** Formats that programs write, and that tests of a program which reads them keep samples of. */
const records = /\.(?:json|xml|sarif|csv|log)$/;
/** What makes a folder a project of Python: one below tests is what they try tools on. */
const project = /^(?:setup\.(?:py|cfg)|pyproject\.toml)$/;
/** Whether a document holds rules for agents, by the conventions of the tools that read them. */
export const isForAgents = (path: Path): boolean =>
  /(?:^|\/)(?:\.(?:junie|claude|cursor|agents?|codex|gemini|opencode|windsurf|kiro|roo|continue|aider|clinerules)\/|(?:AGENTS|CLAUDE|GEMINI|copilot-instructions)\.md$|\.github\/instructions\/)/i.test(
    path,
  );

const agentTool = /^\.(?:claude|cursor|agents?|codex|gemini|opencode|windsurf|kiro|roo|continue|aider)$/;
/** Folders of `.github` that Copilot takes prompts from. Source: GitHub, "About customizing GitHub Copilot responses". */
const promptFolder = /^(?:skills|agents|chatmodes)$/;
/** `old-changelog`, `docs-old`, `changelog_v1`; a program that makes change logs is called after them, too. */
const oldProse = /^(?:old|past|former|previous)[-_.]|[-_]old$|^(?:changelogs?|release[-_]notes)[-_.]?v?\d/;
/** Folders that keep what is no longer so: `archive-2019`, `docs-deprecated`, and `issue-680` or `bug-0029-login` with what was done about it. */
const recordFolder =
  /^_?(?:archived?|backup)[-_]|^(?:deprecated|archived|obsolete)(?:files?|docs?|code)$|[-_](?:deprecated|archived?|obsolete|old|superseded)$|^issue[-_]?\d+$|^session[-_]?\d+(?:[-_]|$)|^(?:bug|req|story|ticket|pr)[-_]?\d+(?:[-_]|$)/;
/** `de`, or `guide-de` beside `guide`. */
const isOfLanguage = (segment: string): boolean =>
  languageCode.test(segment) || languageCode.test(/^[a-z]+[-_](.+)$/.exec(segment)?.[1] ?? '');

/** `versions/v0.6.0`: what a product was at a release. */
const release = /^v?\d+\.\d+(?:\.(?:\d+|x))?$/;

/** Languages that translations are written in, as folders and suffixes name them. */
export const languageCode =
  /^(?:ar|az|bg|bn|ca|cn|cs|da|de|el|es|et|eu|fa|fi|fr|he|gl|hi|hu|hy|id|it|ja|jp|ka|kk|ko|kr|lt|lv|mn|ms|nb|nl|no|pl|pt|ro|ru|sk|sl|sq|sr|sv|th|tr|tw|ua|uk|ur|uz|vi|zh)(?:[-_][a-z]{2,4})?$/;

/** Folders below which every file is of this role, whatever its format. */
const foldersOfAnyFile: ReadonlyMap<string, Role> = new Map<string, Role>([
  ...roles('vendored', 'node_modules vendor vendored third_party third-party thirdparty bower_components site-packages .venv venv .yarn'),
  ...roles(
    'chronicle',
    'archive archives archived _archive .archive .snapshots .backup .backups _backup _backups superseded deprecated obsolete attic graveyard backups _posts',
  ),
  ...roles('fixture', 'fixtures __fixtures__ fixture fake fakes testdata test-data test_data __snapshots__ __mocks__ cassettes goldens'),
  ...roles('example', 'examples example samples sample'),
  ...roles(
    'template',
    'templates template _templates scaffold scaffolds scaffolding boilerplate boilerplates cookiecutter issue_template pull_request_template discussion_template issue_templates merge_request_templates skeleton skeletons archetype-resources',
  ),
  ...roles('generated', '__generated__ _build _site .next .docusaurus .projen htmlcov'),
]);

/** Folders below which prose is of this role. */
const proseFolders: ReadonlyMap<string, Role> = new Map<string, Role>([
  ...roles(
    'chronicle',
    'accepted rejected withdrawn adr adrs blog posts changelogs changelog changelog.d changes.d news.d .changeset .changes release-notes releasenotes release_notes newsfragments decisions decision-records postmortems journal meeting-notes retrospectives versioned_docs',
  ),
  ['release notes', 'chronicle'],
  ...roles('plan', 'rfc rfcs proposals roadmap plans design-proposals todos backlog keps enhancements prps .planning .gsd'),
  ...roles('report', 'audits'),
  ...roles('prompt', 'prompts'),
  ...roles('template', 'stubs snippets _snippets includes _includes partials _partials reusables'),
  ...roles('translation', 'i18n l10n @l10n translations locales locale lang'),
  ...roles('generated', 'generated gen dist'),
  ...roles('example', 'demo demos playground'),
]);

/** Folders that mean this for prose in the root or somewhere below `docs` only. */
const proseFoldersNearTop: ReadonlyMap<string, Role> = new Map<string, Role>([
  ...roles('chronicle', 'history changes releases news log logs sessions notes old legacy progress completed'),
  ...roles('plan', 'specs superpowers planning tickets tasks stories epics ideas proposal todo plan'),
  ...roles('report', 'reports analysis analyses research audit reviews findings'),
]);

/** What the name of a prose document tells, its extension taken off; the first that matches. */
const names: readonly (readonly [RegExp, Role])[] = [
  [/^(?:changelog|changes|history|news|releases?|release[-_]?notes|whatsnew|whats[-_]new)(?:[-_.].*)?$/, 'chronicle'],
  [
    /(?:^|[-_])(?:changelog|history|release[-_]notes|(?:decision|debug|session|build|dev|work|progress)[-_]?log|(?:architecture|design)[-_]decisions|journal|ledger|lessons[-_]learned|post[-_]?mortem)$/,
    'chronicle',
  ],
  [/^(?:licen[cs]es?|copying|notices?|third[-_]?party[-_].*|authors|contributors|acknowledge?ments?|patents)$/, 'chronicle'],
  [/^(?:adr|rfc)[-_]?\d+|^v?\d+(?:\.\d+)+$/, 'chronicle'],
  // `OLD_README`, `guide-deprecated`: what was kept when another took its place.
  [/^(?:old|deprecated|obsolete|archived)[-_]|[-_.](?:old|bak|backup|deprecated|obsolete|archived)$/, 'chronicle'],
  // `CLAUDE.pre-split`, `README-backup-full`: one of the names that tools know, as it was.
  [
    /^(?:readme|contributing|agents|claude|gemini)[-_.](?:(?:backup|bak|before|old|orig|original|prev|previous)(?:[-_.].*)?|pre[-_](?!commit|push|release|requisites?).*)$/,
    'chronicle',
  ],
  [/^\d{4}[-_]\d{2}[-_]\d{2}|[-_]\d{4}[-_]?\d{2}[-_]?\d{2}$/, 'report'],
  // A page that others take in, whose links are read from theirs; generators name their own pages so too.
  [/^_(?!index$|sidebar$|navbar$|coverpage$|footer$|header$)[a-z]/, 'template'],
  [/^markdown[-_](?:features|examples?|demo|syntax|cheat[-_]?sheet)$/, 'example'],
  [/^implement(?:ation)?[-_](?:.*[-_])?notes?$|^hand[-_]?(?:over|off)(?:[-_]|$)|[-_]hand[-_]?over$/, 'report'],
  [/(?:^|[-_])template$|^template[-_]|^(?:pull|issue)_?(?:request)?_template/, 'template'],
  [/^prompts?(?:[-_].*)?$|[-_.]prompts?$|[-_]prompt[-_]|^skill$|\.chatmode$/, 'prompt'],
  [
    /(?:^|[-_])redesign(?:[-_]v?\d+)?$|(?:^|[-_])design[-_](?:doc|document|proposal|plan|spec)s?$|^(?:phase|sprint|iteration|milestone)[-_]?\d+(?:[-_.].*)?$/,
    'plan',
  ],
  [/^(?:todos?|roadmap|plan|phases|sprints|milestones|backlog|ideas|proposals?|future|wishlist|next[-_]steps)$/, 'plan'],
  [
    /(?:^|[-_])(?:(?:implementation|migration|consolidation|refactoring|test|project)[-_]plan|roadmap|proposal|backlog|todo|rfc|wishlist|mvp)(?:[-_].*)?$|[-_]plan(?:[-_]v?\d+)?$/,
    'plan',
  ],
  [
    /(?:^|[-_])(?:analysis|audit|root[-_]cause|report|findings|summary|completion|complete|completed|status|assessment|retrospective|evaluation|investigation|handoff|results?|review|progress|blocker|comparison)(?:[-_](?:report|summary|final|v?\d.*))?$/,
    'report',
  ],
];

function roles(role: Role, folders: string): readonly (readonly [string, Role])[] {
  return folders.split(' ').map(it => [it, role]);
}
