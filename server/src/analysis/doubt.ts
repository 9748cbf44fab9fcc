import { foldersAbove, type Path } from '../base/path.ts';
import { markdownKinds } from '../extract/markdown/kinds.ts';
import type { Origin } from '../facts/cwd.ts';
import type { FactKind, FactOf } from '../facts/fact.ts';
import type { FactView } from '../index/view.ts';
import { isLedTo } from '../resolve/ledTo.ts';
import { isPipelineApart } from '../resolve/pipelineApart.ts';
import { setAside } from '../resolve/setAside.ts';
import { isStartless } from '../resolve/startlessWorkflow.ts';
import { type Standing, standingOf } from '../resolve/standing.ts';
import { isUnusedMakefile } from '../resolve/unusedMakefile.ts';
import type { Contradiction } from '../rules/rule.ts';

/** A claim and what contradicts it. */
export interface Contradicted {
  readonly claim: FactOf;
  readonly contradiction: Contradiction;
}

/**
 * Makes no more than likely what a document says that may not be meant for this workspace as it is now: of a project that is over or is
 * written elsewhere, that another document puts aside, in a folder that was left alone while the project went on, in a text that nothing
 * leads to, a workflow, a pipeline or a Makefile that nothing runs, a script, a note or a page, of which nobody can tell whether it is
 * kept at all, and of names that history never saw. What the policy itself looks for is beyond doubt.
 *
 * So is our reading of a text where a rule contradicts most of what it says, or a great deal of it: one that was written for readers
 * elsewhere (of a tool's users, of another project) is wrong in everything that it says of this workspace, and one that a program
 * wrote is wrong in everything that it writes its own way, while drift comes singly. There, what is proved is beyond doubt, unless it is a
 * dozen names of a folder's README: nobody keeps it any more.
 */
export function doubted(facts: FactView, path: Path, found: readonly Contradicted[], held: number): readonly Contradicted[] {
  const doubt = found.some(isCertain) ? doubtOf(facts, path, found, held) : undefined;
  if (doubt === undefined) return found;
  return found.map(it => {
    if (!isCertain(it) || isByPolicy(it) || !doubt.touches(it)) return it;
    return { ...it, contradiction: { ...it.contradiction, confidence: 'likely', doubt: doubt.why } };
  });
}

/** What is doubted of a document. */
interface Doubt {
  /** As a clause. */
  readonly why: string;
  touches(it: Contradicted): boolean;
}

/** The first doubt that a document gives rise to. */
function doubtOf(facts: FactView, path: Path, found: readonly Contradicted[], held: number): Doubt | undefined {
  for (const rise of ofDocuments) {
    const doubt = rise(facts, path);
    if (doubt !== undefined) return typeof doubt === 'string' ? { why: doubt, touches: isSaidByDocument } : doubt;
  }
  if (!isProse.test(path))
    return {
      why: 'nothing shows that this is run as it stands here',
      touches: it => (isLoose(it) || isFileOfRecipe(facts, it)) && !isNameShown(it),
    };
  if (!facts.ask(isLedTo, path))
    return { why: 'no document that readers come to leads to this one', touches: it => saidByText.has(it.claim.kind) };
  const open = found.filter(isOpen);
  if (keysOf(open) >= many && (keysOf(open) >= flood || keysOf(open) > held)) return { why: foreign, touches: isOpen };
  const standing = standingOf(path);
  if (standing === 'page' || standing === 'note')
    return {
      why:
        standing === 'page' ? 'a page below the root may be kept as it was, or read elsewhere' : 'a note in the root may be kept as it was',
      touches: it => isName(it) && !(it.claim.kind.startsWith('command.') && isNameShown(it)),
    };
  if (standing === 'introduction' && keysOf(found) >= flood) return { why: foreign, touches: isName };
  return {
    why: 'nothing shows that what this document names was ever here',
    touches: it => isOpen(it) && isName(it) && !isShownToBeMeant(it, standing),
  };
}

/**
 * What makes all that a document says doubtful, whether it is right or wrong; a reason alone is one for what the document says, and not for
 * what the tree says of it.
 */
const ofDocuments: readonly ((facts: FactView, path: Path) => Doubt | string | undefined)[] = [
  facts =>
    facts.get('doc.abandoned', '').length > 0
      ? { why: 'the README says that nobody works on this project any more', touches: () => true }
      : undefined,
  facts =>
    facts.get('history.exported', '').length > 0
      ? 'the repository is exported from another one, or from another branch, which may hold what is missing'
      : undefined,
  (facts, path) =>
    path === '.gitlab-ci.yml' && facts.get('tree.folder', '.github/workflows').length > 0
      ? 'workflows of GitHub are here too, so that this pipeline may be one of before'
      : undefined,
  (facts, path) =>
    facts.ask(isPipelineApart, path) ? 'GitLab runs the pipeline of the root, and nothing there includes this one' : undefined,
  (facts, path) =>
    facts.ask(isStartless, path)
      ? { why: 'no file matches what starts this workflow', touches: it => isSaidByDocument(it) && it.claim.kind !== 'ci.filter' }
      : undefined,
  (facts, path) => (facts.ask(isUnusedMakefile, path) ? 'no Makefile includes this one, and no command names it' : undefined),
  (facts, path) =>
    isLeftAlone(facts, path) ? 'nobody has touched the folder of this document for two years, while the project went on' : undefined,
  (facts, path) => {
    const aside = facts.ask(setAside, path);
    return aside === undefined ? undefined : `${aside.by} calls it, or the folder it lies in, ${aside.said}`;
  },
];

const foreign = 'so much of this document is contradicted that it may speak of something else';

const keysOf = (found: readonly Contradicted[]): number => new Set(found.map(it => it.claim.key)).size;

/** Whether a claim names something that is not there, rather than a value that is another. */
const isName = ({ claim }: Contradicted): boolean => /^(?:doc\.(?:link|anchor-link|path)|command\.(?!port$)[\w-]+)$/.test(claim.kind);

/**
 * Whether what a document names is surely of this workspace although history does not know it: a name like it is there, or the document is
 * a guide, which may still tell of the tasks of another project.
 */
const isShownToBeMeant = (it: Contradicted, standing: Standing): boolean =>
  isNameShown(it) || (standing === 'guide' && it.claim.kind !== 'command.script' && it.claim.kind !== 'command.target');

/** Whether the name that was meant is known. */
const isNameShown = ({ contradiction: { fixes = [] } }: Contradicted): boolean => fixes.length > 0;

/** Whether it stands in a script, in what one prints, or in data: nobody can tell whether it is run any more, or ever was. */
const isLoose = ({ claim: { value } }: Contradicted): boolean => 'origin' in value && looseOrigins.has(value.origin);
const looseOrigins: ReadonlySet<string> = new Set<Origin>(['script', 'text', 'data']);

/**
 * Whether a recipe names a file that history never saw: of a target that nobody makes any more, or that came along with the recipes of
 * another project.
 */
const isFileOfRecipe = (facts: FactView, { claim, contradiction }: Contradicted): boolean =>
  (claim.kind === 'command.file' || claim.kind === 'command.compose-file') &&
  contradiction.proved !== true &&
  facts.in(claim.path, 'make.file').length > 0;

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

const isCertain = ({ contradiction }: Contradicted): boolean => contradiction.confidence === 'certain';

/** Whether a certain contradiction rests on our reading of the text alone. */
const isOpen = (it: Contradicted): boolean => isCertain(it) && it.contradiction.proved !== true && isSaidByDocument(it) && !isByPolicy(it);

/** Whether a document says it, and not the tree. */
const isSaidByDocument = ({ claim }: Contradicted): boolean => !claim.kind.startsWith('tree.');

/** Whether the policy looks for it, so that the document does not matter. */
const isByPolicy = ({ claim, contradiction }: Contradicted): boolean =>
  contradiction.byPolicy === true || /^(?:text|policy)\./.test(claim.kind);
