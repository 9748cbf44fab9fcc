import type { Span } from '../../base/span.ts';

/** The languages of blocks that show a tree of folders. */
export const treeLanguages: ReadonlySet<string> = new Set(['', 'text', 'txt', 'plaintext', 'plain', 'tree']);

/** The paths of a tree that shows a project of the reader's own, as its root's name says: `my-plugin/`; none of any other tree. */
export function pathsOfOwnProject(tree: string): readonly string[] {
  if (!ownRoot.test(tree)) return [];
  const above: string[] = [];
  return tree.split('\n').flatMap(line => {
    const [, lead = '', name = ''] = entry.exec(line) ?? [];
    if (name === '') return [];
    above.length = Math.min(above.length, Math.floor(lead.length / 4));
    above.push(name.replace(/\/$/, ''));
    return [above.join('/')];
  });
}

/** Whether a link of a block is all that the block holds, and a block of code follows: the code's caption. */
export function isCaptionOfCode(text: string, block: Span, at: Span): boolean {
  const end = text.indexOf(')', at.end) + 1;
  const isAlone = text.lastIndexOf('[', at.start) === block.start && /^[ \t]*:?\s*$/.test(text.slice(end, block.end));
  return isAlone && /^[ \t]*\r?\n\s*(?:```|~~~)/.test(text.slice(block.end, block.end + 40));
}

const ownRoot = /^\s*(?:(?:my|your)[-_][\w.-]+|<[^<>\s]+>)\/?[ \t]*(?:#.*)?\r?\n/i;
const entry = /^([│| \u00a0]*)[├└|`+][─-]{1,3}[ \u00a0]*([^\s#]+)/;
