import { foldersAbove, type Path } from '../base/path.ts';
import { defineResolution } from '../index/view.ts';

/** Whether the first page of a folder above a document says that links of the documents there lead nowhere here; question: the document's path. */
export const areLinksElsewhere = defineResolution({
  id: 'links-elsewhere',
  reads: ['doc.links-elsewhere'],
  answer: (facts, document: Path): boolean => [...foldersAbove(document)].some(it => facts.get('doc.links-elsewhere', it).length > 0),
});
