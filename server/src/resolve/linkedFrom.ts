import { isInside, type Path } from '../base/path.ts';
import { defineResolution } from '../index/view.ts';

/** Where symbolic links to a file, or to a folder above it, show the file too; question: its path. */
export const linkedFrom = defineResolution({
  id: 'linked-from',
  reads: [],
  answer: (facts, path: Path): readonly Path[] =>
    facts
      .ask(symbolicLinks, '')
      .filter(it => isInside(path, it.to))
      .map(it => it.from + path.slice(it.to.length)),
});

const symbolicLinks = defineResolution({
  id: 'symbolic-links',
  reads: ['tree.file', 'tree.opaque'],
  answer: (facts): readonly { readonly from: Path; readonly to: Path }[] =>
    [...facts.all('tree.file'), ...facts.all('tree.opaque')].flatMap(({ key, value }) =>
      value.to === undefined || value.to === '' ? [] : [{ from: key, to: value.to }],
    ),
});
