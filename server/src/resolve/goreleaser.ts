import type { Path } from '../base/path.ts';
import type { FactView } from '../index/view.ts';

/**
 * Whether a source of an image may be a program: GoReleaser builds images in folders of its own, into which it puts the programs that it
 * built. Source: its page "Docker images".
 */
export const isBinaryOfGoreleaser = (facts: FactView<'tree.file'>, source: Path): boolean =>
  /^[\w-]+$/.test(source) &&
  ['.goreleaser', 'goreleaser', '.config/goreleaser'].some(it =>
    ['yml', 'yaml'].some(extension => facts.get('tree.file', `${it}.${extension}`).length > 0),
  );
