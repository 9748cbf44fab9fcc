import { isAlias, isMap, isPair, isSeq, type Node } from 'yaml';

/**
 * How many nodes aliases add to those that are written, each counted as often as it would stand there if all were written out.
 * Nothing is expanded to tell: what an alias stands for is measured once.
 */
export function expandedSize(root: Node, target: (alias: Node) => Node | undefined): number {
  const sizes = new Map<unknown, number>();
  let added = 0;
  const sizeOf = (node: unknown): number => {
    if (isPair(node)) return sizeOf(node.key) + sizeOf(node.value);
    if (isAlias(node)) {
      const meant = target(node);
      const size = meant === undefined ? 1 : (sizes.get(meant) ?? 1);
      added += size;
      return size;
    }
    if (!isMap(node) && !isSeq(node)) return 1;
    let size = 1;
    for (const item of node.items) size += sizeOf(item);
    // An alias comes behind its anchor, so that what it stands for has been measured.
    if (node.anchor !== undefined) sizes.set(node, size);
    return size;
  };
  sizeOf(root);
  return added;
}
