/** An entry of a tree of folders that a block draws. */
export interface TreeDrawn {
  /** Below the root of the tree. */
  readonly path: string;
  /** What stands behind the name, without the mark that sets it off; `''` for nothing. */
  readonly remark: string;
}

/** The entries of a drawn tree, in its order; none of a text that draws none. */
export function entriesOf(tree: string): readonly TreeDrawn[] {
  const above: string[] = [];
  return tree.split('\n').flatMap(line => {
    const [, lead = '', name = '', remark = ''] = entry.exec(line) ?? [];
    if (name === '') return [];
    above.length = Math.min(above.length, Math.floor(lead.length / 4));
    above.push(name.replace(/\/$/, ''));
    return [{ path: above.join('/'), remark: remark.replace(/^[\s#←<–—-]+/, '').trimEnd() }];
  });
}

const entry = /^([│| \u00a0]*)[├└|`+][─-]{1,3}[ \u00a0]*([^\s#]+)(.*)/;
