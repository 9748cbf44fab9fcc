import { folderOf, nameOf, type Path } from '../base/path.ts';
import { defineResolution } from '../index/view.ts';

/**
 * Whether a document is one of those that OpenAPI Generator or Swagger Codegen writes for a client, which names its models whether or not
 * they have pages; question: its path. In the root others write the README. Source: OpenAPI Generator, "Customization" (.openapi-generator-ignore).
 */
export const isOfGeneratedClient = defineResolution({
  id: 'generated-client',
  reads: ['tree.file', 'tree.folder'],
  answer(facts, document: Path): boolean {
    const folder = folderOf(document);
    const isPage = nameOf(folder) === 'docs';
    const client = isPage ? folderOf(folder) : folder;
    if (!isPage && (folder === '' || nameOf(document) !== 'README.md')) return false;
    const at = client === '' ? '' : `${client}/`;
    return (
      marks.some(it => facts.get('tree.file', `${at}${it}-ignore`).length > 0) ||
      marks.some(it => facts.get('tree.folder', `${at}${it}`).length > 0)
    );
  },
});

const marks = ['.openapi-generator', '.swagger-codegen'];
