import { foldersAbove, type Path } from '../base/path.ts';
import { markdownKinds } from '../extract/markdown/kinds.ts';
import type { FactKind, FactOf } from '../facts/fact.ts';
import type { FactView } from '../index/view.ts';
import { isLedTo } from '../resolve/ledTo.ts';
import { standingOf } from '../resolve/standing.ts';
import type { Contradiction } from '../rules/rule.ts';

/** A claim and what contradicts it. */
export interface Contradicted {
  readonly claim: FactOf;
  readonly contradiction: Contradiction;
}

/**
 * Makes no more than likely what a document says that may not be meant for this workspace as it is now: of a project that is over or is
 * written elsewhere, in a folder that was left alone while the project went on, in a text that nothing leads to, of which nobody can tell
 * whether it is kept at all, and of names that history never saw. What the policy itself looks for is beyond doubt.
 *
 * So is our reading of a text where a rule contradicts most of what it says, or a great deal of it: one that was written for readers
 * elsewhere (of a tool's users, of another project) is wrong in everything that it says of this workspace, and one that a program
 * wrote is wrong in everything that it writes its own way, while drift comes singly. There, what is proved is beyond doubt.
 */
export function doubted(facts: FactView, path: Path, found: readonly Contradicted[], held: number): readonly Contradicted[] {
  if (found.length === 0) return found;
  if (facts.get('doc.abandoned', '').length > 0) return found.map(it => (isLookedForByPolicy(it) ? it : doubting(it, over)));
  const wholly = doubtOfAll(facts, path);
  if (wholly !== undefined) return found.map(it => (isSaidByDocument(it) ? doubting(it, wholly) : it));
  if (!isProse.test(path)) return found;
  if (!facts.ask(isLedTo, path)) return found.map(it => (saidByText.has(it.claim.kind) ? doubting(it, unled) : it));
  const said = new Set(found.filter(isOpenToDoubt).map(it => it.claim.key)).size;
  if (said >= many && (said >= flood || said > held)) return found.map(it => (isOpenToDoubt(it) ? doubting(it, foreign) : it));
  return found.map(it => (isOpenToDoubt(it) && isName(it) && !isShownToBeMeant(it) ? doubting(it, unshown) : it));
}

/** Why everything is doubted that a document says. */
function doubtOfAll(facts: FactView, path: Path): string | undefined {
  if (facts.get('history.exported', '').length > 0) return 'the repository is exported from another one, which may hold what is missing';
  if (path === '.gitlab-ci.yml' && facts.get('tree.folder', '.github/workflows').length > 0)
    return 'workflows of GitHub are here too, so that this pipeline may be one of before';
  return isLeftAlone(facts, path) ? 'nobody has touched the folder of this document for two years, while the project went on' : undefined;
}

/** Whether a claim names something that is not there, rather than a value that is another. */
const isName = ({ claim }: Contradicted): boolean => /^(?:doc\.(?:link|anchor-link|path)|command\.(?!port$)[\w-]+)$/.test(claim.kind);

/**
 * Whether what a document names is surely of this workspace although history does not know it: a name like it is there, or the document is
 * a guide. A guide may still tell of the tasks of another project. For the links of a page not even a name like it is enough: a page is
 * written for a reader who may stand on a site of other rules, or beside what somebody else brings.
 */
function isShownToBeMeant({ claim, contradiction: { fixes = [] } }: Contradicted): boolean {
  const standing = standingOf(claim.path);
  if (standing === 'guide' && claim.kind !== 'command.script' && claim.kind !== 'command.target') return true;
  return fixes.length > 0 && (standing !== 'page' || claim.kind.startsWith('command.'));
}

const doubting = (it: Contradicted, doubt: string): Contradicted =>
  it.contradiction.confidence === 'certain' ? { ...it, contradiction: { ...it.contradiction, confidence: 'likely', doubt } } : it;

const over = 'the README says that nobody works on this project any more';
const unled = 'no document that readers come to leads to this one';
const unshown = 'nothing shows that what this document names was ever here';
const foreign = 'so much of this document is contradicted that it may speak of something else';

/** Whether a document lies in a folder that nobody touches any more. What a host runs is at work all the same. */
const isLeftAlone = (facts: FactView, path: Path): boolean =>
  !/^\.(?:github|gitlab|circleci)\//.test(path) && [...foldersAbove(path)].some(it => facts.get('history.quiet', it).length > 0);

const isProse = /\.(?:md|mdx|markdown|rst|adoc)$/i;

/** Fewer are drift, whatever the rest of the text says. */
const many = 4;

/** So many names of one text that nothing answers to are no drift, however much else is true. */
const flood = 12;

/** What a text says itself, rather than what the policy or the tree says of it. */
const saidByText: ReadonlySet<FactKind> = new Set(markdownKinds);

const isOpenToDoubt = (it: Contradicted): boolean =>
  it.contradiction.confidence === 'certain' && it.contradiction.proved !== true && isSaidByDocument(it);

/** Whether a document says it, and not the policy that looks for it or the tree. */
const isSaidByDocument = (it: Contradicted): boolean => !isLookedForByPolicy(it) && !it.claim.kind.startsWith('tree.');

const isLookedForByPolicy = ({ claim }: Contradicted): boolean => /^(?:text|policy)\./.test(claim.kind);
