import type { Span } from '../../base/span.ts';
import { entriesOf } from './drawnTree.ts';

/** The languages of blocks that show a tree of folders. */
export const treeLanguages: ReadonlySet<string> = new Set(['', 'text', 'txt', 'plaintext', 'plain', 'tree']);

/** The paths of a tree that shows a project of the reader's own, as its root's name says: `my-plugin/`; none of any other tree. */
export function pathsOfOwnProject(tree: string): readonly string[] {
  if (!ownRoot.test(tree)) return [];
  return entriesOf(tree).map(it => it.path);
}

/** Whether a link of a block is all that the block holds, and a block of code follows: the code's caption. */
export function isCaptionOfCode(text: string, block: Span, at: Span): boolean {
  const end = text.indexOf(')', at.end) + 1;
  const isAlone = text.lastIndexOf('[', at.start) === block.start && /^[ \t]*:?\s*$/.test(text.slice(end, block.end));
  return isAlone && /^[ \t]*\r?\n\s*(?:```|~~~)/.test(text.slice(block.end, block.end + 40));
}

const ownRoot = /^\s*(?:(?:my|your)[-_][\w.-]+|<[^<>\s]+>)\/?[ \t]*(?:#.*)?\r?\n/i;
