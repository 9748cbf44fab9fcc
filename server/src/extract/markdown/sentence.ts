import type { Span } from '../../base/span.ts';
import type { Veto } from '../../facts/fact.ts';

/** The words around a place, as far as its sentence, list item or table row goes. */
export interface Sentence {
  readonly before: string;
  readonly after: string;
}

/** The last sentence of a block before an offset, when nothing but blanks and marks of lists stands between; `''` otherwise. */
export function leadTo(text: string, block: Span, offset: number): string {
  const between = text.slice(block.end, offset);
  if (between.length > 40 || /\S/.test(between.replace(/[>*+-]|\d+\./g, ''))) return '';
  const lead = text.slice(Math.max(block.start, block.end - 300), block.end);
  return lead.slice(Math.max(...[...lead.matchAll(/[.!?]\s/g)].map(it => it.index + 2), 0));
}

/** The sentence around a place of a block. Lines of a table and of a list are sentences of their own. */
export function sentenceAround(text: string, block: Span, at: Span): Sentence {
  const before = text.slice(Math.max(block.start, at.start - reach), at.start);
  const after = text.slice(at.end, Math.min(block.end, at.end + reach));
  return { before: before.slice(lastBoundary(before)), after: after.slice(0, firstBoundary(after)) };
}

const reach = 240;
const boundary = /(?<!\b(?:e\.g|i\.e|etc|vs|cf))[.!?;](?=[\s*_)"'])|\n(?=\s*(?:[|*+-]|\d+\.)\s?)|\n\s*\n/gi;

function lastBoundary(text: string): number {
  let last = 0;
  for (const match of text.matchAll(boundary)) last = match.index + match[0].length;
  return last;
}

function firstBoundary(text: string): number {
  boundary.lastIndex = 0;
  const match = boundary.exec(text);
  boundary.lastIndex = 0;
  return match?.index ?? text.length;
}

/** Why the sentence around a path says that the path is not meant to be there now. */
export function vetoOnPath({ before, after }: Sentence): Veto | undefined {
  const near = before.slice(-90);
  const next = after.slice(0, 90);
  if (struck.test(before) && after.includes('~~')) return 'negated';
  if (negation.test(near) || negationBehind.test(next) || wrongMark.test(before) || wrongMark.test(next)) return 'negated';
  if (past.test(before) || past.test(next) || arrow.test(after) || (/\bfrom\s+`?$/.test(before) && /^`?\s+(?:in)?to\b/.test(after)))
    return 'past';
  if (future.test(before) || future.test(next) || futureBehind.test(next)) return 'future';
  if (error.test(before)) return 'output';
  if (example.test(near) || exampleBehind.test(next)) return 'example';
  if (isConditional(before, after)) return 'conditional';
  return undefined;
}

/** Why the sentence around a command, or the one that leads to a block of commands, says that it is not meant to be run now. */
export function vetoOnCommand({ before, after }: Sentence): Veto | undefined {
  const near = before.slice(-120);
  const next = after.slice(0, 60);
  if (struck.test(before) && after.includes('~~')) return 'negated';
  if (dissuasion.test(near) || negationBehind.test(next) || wrongMark.test(near) || removal.test(near)) return 'negated';
  if (ofOtherRepository.test(near) || inLinkedRepository.test(after) || onOtherMachine.test(near)) return 'elsewhere';
  if (pastCommand.test(near) || pastBehind.test(next) || arrow.test(after)) return 'past';
  if (futureCommand.test(near) || goal.test(before) || commandFutureBehind.test(next)) return 'future';
  if (error.test(near)) return 'output';
  if (isConditional(before, after)) return 'conditional';
  return undefined;
}

/** Whether a block of commands that the text calls an example shows what a file holds. */
export const isShownFile = (lead: string, block: () => string): boolean =>
  /\b(?:for example|for instance|e\.g\.),?\s*:?\s*$/i.test(lead) && /^\s*\$ cat [^\n|<>]+(?:\n|$)/.test(block());

/** The file that the words in front of a block tell the reader to make of it, or to have in a project of their own. */
export function fileToMake(lead: string): string | undefined {
  const [, made, kept] = toMake.exec(lead) ?? [];
  return made ?? kept;
}

/** Why the sentence around a link says that it may lead nowhere now. A link is dead all the same in any other sentence. */
export function vetoOnLink({ before, after }: Sentence): Veto | undefined {
  if (struck.test(before) && after.includes('~~')) return 'negated';
  if (linkFuture.test(before) || linkNamedFuture.test(before) || linkFutureBehind.test(after) || futureNoted.test(after)) return 'future';
  if (alternative.test(before) || conditionBehind.test(after)) return 'conditional';
  return undefined;
}

/** Whether a claim holds only for those workspaces that have what it names. */
const isConditional = (before: string, after: string): boolean =>
  option.test(before) || condition.test(before) || conditionBehind.test(after) || condition.test(after.slice(0, 100));

/**
 * Whether the text says that the reader, or a program, makes the path: `yes` where it plainly does, so that nobody needs to
 * find it elsewhere either; `perhaps` where it may.
 */
export function isMade({ before, after }: Sentence): 'yes' | 'perhaps' | 'no' {
  if (plainlyMakes.test(before) || intoPlace.test(before) || plainlyMadeBehind.test(after)) return 'yes';
  return makes.test(before) || isMadeBehind.test(after) ? 'perhaps' : 'no';
}

const toMake =
  /\b(?:create|save|write|put) (?:(?:an?|the|this|it|your|own|new|following|contents?|as|in|to|into|file|called|named) ){0,6}[`*"]{0,2}(Dockerfile(?:\.[\w-]+)?|[\w-]+\.[a-z]{1,6})\b|\bfollowing\s[`*"]{0,2}(Dockerfile(?:\.[\w-]+)?|[\w-]+\.[a-z]{1,6})\b[^.:]{0,40}\byour\b/i;
const option = /^\W*optional(?:ly)?\W{0,3}[:,–—-]/i;
const condition =
  /\b(?:if|when|where) (?:this|the|your|a) (?:repo|repository|project|package|workspace|codebase) (?:uses?|has|defines?|provides?|supports?|includes?|contains?)\b/i;
const conditionBehind =
  /^[`)\]*_\s]*[(,–—-]?\s*(?:if|when|where) (?:(?:it|they) )?(?:(?:is|are) )?(?:present|available|defined|exists?|any)\b/i;
const goal = /\b(?:done when|acceptance criteria|definition of done|exit criteri(?:a|on))\b/i;
const linkFuture =
  /\bwill (?:\w+ )?be (?:stored|kept|documented|added|created|written|published|listed|placed)(?: \w+){0,2} \[[^\]]*\]\(\W*$/i;
/** `[How we release (TODO)](releases.md)`. */
const linkNamedFuture = /\[[^\]]*\b(?:todo|tbd|wip|coming soon)\b[^\]]*\]\(<?$/i;
const linkFutureBehind =
  /^\)?[\W_]{0,8}(?:to be (?:generated|created|written|added|done)|coming soon|forthcoming|planned|tbd|todo|wip|work in progress|in progress|under construction|not (?:yet )?(?:written|created|available))\b|^\)?\W{0,3}(?:🚧|\((?:removed|deleted|private|internal)\))/iu;
/** `[The limits](limits.md) - what each customer may send (to be written)`, up to the next link. */
const futureNoted =
  /^\)[^\n()[\]]{0,120}\((?:to be (?:generated|created|written|added|done)|coming soon|forthcoming|planned|tbd|todo|wip|not (?:yet )?(?:written|created))\)/i;
/** `either [pom.xml](pom.xml) or [go.mod](go.mod)`. */
const alternative = /\beither \[(?:[^.]|\.(?!\s))*$/i;
const struck = /~~[^~]*$/;
const arrow = /^`?\*{0,2}\s*(?:\([^)]*\)\s*)?(?:→|->|=>|➜|⇒|➡)/;
const wrongMark = /❌|🚫|⛔|✗|✘|\b(?:wrong|incorrect|bad)\b\s*[:)]/i;
const error =
  /\b(?:error|errors|fails? with|failed|exception|traceback|complains?|cannot find|can't find|could not find|no such file|not found|enoent|ModuleNotFound\w*|ImportError)\b/i;
const negation =
  /\b(?:no|not|never|without|neither|nor|cannot|instead of|rather than|unlike|avoid|except|lacks?|missing|absent|non-?existent|nonexistent|phantom|dead|broken|stale|obsolete|deprecated|legacy|outdated|excluded?|ignor(?:e|es|ed|ing)|gitignored?|skip(?:s|ped)?|if (?:you have|there is|it exists|present|exists)|optional(?:ly)?|wrong|incorrect(?:ly)?|contrary|\w+n['’]t)\b/i;
const negationBehind =
  /^`?[^`.]{0,60}\b(?:(?:does|do|did|is|are|was|were|has|have|will|should|must|can)(?:n['’]t| not| never| no longer)|not (?:yet|present|found|exist|tracked|committed|checked|in (?:the|this|git))|no longer|never|cannot|missing|absent|lacks|obsolete|deprecated|legacy|wrong|incorrect|invalid|non-?existent|stale|broken|ignored|gitignored|git-ignored|if (?:present|it exists|exists|any|needed|you)|optional|when present|untracked)\b/i;
const past =
  /\b(?:changed|modified|updated|fixed|edited|implemented|rewrote|removed|renamed|deleted|dropped|replaced|moved|migrated|merged|relocated|consolidated|superseded|archived|retired|split|extracted|refactored|used to|previous(?:ly)?|former(?:ly)?|originally|historical(?:ly)?|was|were|had been|has been|have been|old|before|earlier|until|since|prior)\b/i;
const futureBehind = /^`?\*{0,2}\s*\((?:new|add|create|modify|update|edit|planned|todo|optional|proposed|to be)\b/i;
const future =
  /\b(?:will|shall|would|could|should (?:be|create|add|have|live|contain|go)|planned|plan to|plans|to be (?:added|created|written|implemented|done)|todo|tbd|wip|upcoming|proposed|propose|suggested|suggest|recommend(?:ed)?|future|eventually|later|draft|new|let's|want to|need to (?:add|create|be)|not yet|coming soon|your own|your)\b/i;
const example =
  /\b(?:for example|for instance|e\.g\.?|eg\.|such as|like|say|example|examples|imagine|suppose|sample|similar to|looks? like|matches|matching|pattern|patterns|relative to|inside the (?:container|image|pod|vm|archive|bundle|app)|in the (?:container|image))\b/i;
const exampleBehind =
  /^`?[^`.]{0,30}\b(?:for example|for instance|e\.g\.|in the (?:container|image)|inside the (?:container|image)|on your (?:machine|server|computer|device))/i;
const dissuasion =
  /\b(?:do not|don['’]t|never|avoid|instead of|rather than|no longer|not (?:run|use|call|work|exist|supported|needed|required|available)|without (?:running|using)|there is no|there are no|(?:does|do|did|is|are|was|were|can|should|must|wo|could|would)n['’]t|cannot|unlike|deprecated|obsolete|legacy|wrong|incorrect|broken|stale|outdated|bad)\b/i;
const removal =
  /\b(?:remov(?:e|es|ed|ing)|delet(?:e|es|ed|ing)|drop(?:s|ped|ping)?) (?:(?:the|any|all|every|each) )?(?:`[^`]*`(?:,| and|, and) )*$/i;
const ofOtherRepository =
  /\b(?:in|from|inside|within) the (?!(?:same|current|main|whole|entire|root|parent|local|cloned|git|github|project|product)\b)[`*[]{0,2}[\w./-]+[`*\]]{0,2} repo(?:sitory)?\b|\bthe (?!(?:same|current|main|whole|entire|root|parent|local|git|github|project|product)\b)[`*[]{0,2}[\w./-]+[`*\]]{0,2} repo(?:sitory)?['’]s /i;
const inLinkedRepository =
  /^`?\*{0,2} (?:in|from|of|inside) (?:the |our )?\[[^\]]*\]\(https?:\/\/(?:www\.)?(?:github|gitlab|bitbucket)\.\w+\//i;
const onOtherMachine = /\b(?:via|over|through) ssh\b|\bssh(?:ing)? (?:in)?to\b/i;
const pastCommand =
  /\b(?:used to|previously|formerly|originally|was|were|had|removed|renamed|replaced|old(?: way)?|before (?:the|this) (?:fix|change|migration|refactor)|earlier)\b/i;
const pastBehind = /^`?[^`.]{0,40}\b(?:was|were|has been|have been|had been|used to)\b/i;
const futureCommand =
  /\b(?:will (?:be|add|have|support|provide|introduce)|planned|todo|tbd|upcoming|proposed?|future|eventually|not yet|would|could|add (?:a|an|the|this|these|following)|define|create (?:a|an) (?:script|target|command|task|alias))\b/i;
const commandFutureBehind =
  /^`?[^`.]{0,40}\b(?:will be|to be added|planned|not yet|coming soon|todo)\b|^`?\s*\((?:script|target|command|task|recipe)s? (?:\w+ )?in (?:p|v|phase|stage|milestone|sprint|release)\s?\d/i;
const plainlyMakes =
  /\b(?:creates?|generates?|produces?|saves?|downloads?|(?:writes?|outputs?|exports?|dumps?|saved|written|exported) (?:[\w ]{0,30} )?(?:to|in|into|at|as)|scaffolds?) (?:(?:a|an|the|your|this|new|file|folder|directory|called|named|under|in|own|empty|local) ){0,4}`?\*{0,2}$/i;
const plainlyMadeBehind =
  /^`?\*{0,2}\s*(?:(?:file|folder|directory) )?(?:is|are|will be|gets) (?:automatically |then )?(?:created|generated|written|produced|saved|downloaded)\b/i;
const makes =
  /\b(?:creat(?:e|es|ed|ing)|generat(?:e|es|ed|ing|ion)|writ(?:e|es|ing|ten)|sav(?:e|es|ed|ing)|add(?:s|ed|ing)?|produc(?:e|es|ed|ing)|outputs?|export(?:s|ed)?|stor(?:e|es|ed|ing)|persist(?:s|ed)?|log(?:s|ged)? (?:to|in|into|at)|download(?:s|ed|ing)?|build(?:s|ing)?|built|compil(?:e|es|ed)|emits?|emitted|dump(?:s|ed)?|install(?:s|ed)?|unpack(?:s|ed)?|extract(?:s|ed)? (?:to|into)|scaffold(?:s|ed)?|cop(?:y|ies|ied) (?:it|them|this|that)? ?(?:to|into|as)|renam(?:e|es|ed) (?:it )?to|place|put|drop|make|touch|mkdir|clone[ds]?|mount(?:s|ed)?|paste|named|called|appears? (?:in|at|under)|results? (?:in|at|are in)|artifacts?|results?|cached?|appended)\b[^.`]{0,60}(?:`[^`]*`[^.`]{0,20}){0,2}$/i;
const intoPlace =
  /\b(?:copy|copies|copied|copying|move|moving|rename|renaming|cp|mv|symlink|link|save|clone|convert)\b[^.]{0,100}\b(?:to|as|into|at)\s+`?$/i;
const isMadeBehind =
  /^`?\*{0,2}\s*(?:\([^)]*\)\s*)?(?:(?:file|files|folder|directory|report|artifact|database)\s+)?(?:(?:is|are|will be|gets|get|was|were|being|automatically|then|that|which)\s+){0,3}(?:auto-?)?(?:created|generated|written|produced|saved|stored|downloaded|built|populated|cached|updated automatically|with the following|containing|with (?:this|your|these) (?:content|contents|credentials|keys|values)|at run ?time)\b/i;
