/**
 * Whether the first block under a heading says that what the heading stands above is kept as a record: a quote, or words in bold or
 * italics, or a status; `mark` is what stands before the block on its line.
 */
export function isRecordBanner(mark: string, block: string): boolean {
  if (!mark.includes('>') && !/^(?:[*_]|(?:status|state)\b)/i.test(block)) return false;
  return keptAsRecord.test(block.replace(/\n[ \t>]*/g, ' '));
}

/** Whether a heading names what was there before, or was thought of first: "The problem (what this replaced)", "Phase 7 (kept for history)", "Original plan". */
export const isRecordHeading = (title: string): boolean =>
  /\bwhat (?:this|it) replaced\b|(?:[-–—(]|\bkept) *for (?:history|the record)\b/i.test(title) ||
  /^[^\p{L}]*original (?:plan|proposal|design)\b/iu.test(title);

/** Of the text itself: what else is kept for history (a table, a branch) is one of the things that it tells of. */
const keptAsRecord =
  /(?:^|[.!?:;(–—-][\s*_]*|\b(?:this|it|th(?:is|e) (?:[\w-]+ ){0,2}(?:document|doc|page|section|plan|text|work|proposal|spec|write-?up|notes?)(?: below)?|(?:text|rest|plan|section) below) (?:is|was|has been) (?:(?:only|now) )?)(?:retained|kept|preserved|left)(?: (?:here|below|only|purely|unchanged|as is|in place)){0,2} (?:as (?:the|an?) (?:(?:design|historical) )?record\b|for (?:archaeology|posterity|the record|history|historical (?:reference|interest|context))\b)/i;
