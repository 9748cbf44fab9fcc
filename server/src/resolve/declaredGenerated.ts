import { compileGlob } from '../base/glob.ts';
import { folderOf, foldersAbove, isInside, nameOf, type Path, resolvePath } from '../base/path.ts';
import type { FactOf } from '../facts/fact.ts';
import { defineResolution, type FactView } from '../index/view.ts';

/**
 * Whether the repository says of a file that it is generated; question: its path. The file nearest to it decides, and of that the last
 * line that matches (gitattributes(5)).
 */
export const isDeclaredGenerated = defineResolution({
  id: 'declared-generated',
  reads: ['attributes.generated', 'tree.file'],
  answer(facts, path: Path): boolean {
    const lines = facts.all('attributes.generated').filter(it => isInside(path, folderOf(it.path)) && matches(it, path));
    const [decisive] = [...lines].sort((a, b) => folderOf(b.path).length - folderOf(a.path).length || b.span.start - a.span.start);
    return decisive?.value.generated ?? isReferenceOfApi(facts, path);
  },
});

/** Whether a file stands in the folder of references of a client that OpenAPI Generator wrote, which lists its work (OpenAPI Generator, "Customization"). */
const isReferenceOfApi = (facts: FactView<'tree.file'>, path: Path): boolean =>
  [...foldersAbove(path)].some(
    it => nameOf(it) === 'docs' && facts.get('tree.file', resolvePath(folderOf(it), '.openapi-generator/FILES') ?? '').length > 0,
  );

/** A pattern with a slash is read from the folder of its file, one without matches names at any depth. */
function matches({ path, key }: FactOf<'attributes.generated'>, file: Path): boolean {
  const folder = folderOf(path);
  const below = folder === '' ? file : file.slice(folder.length + 1);
  return compileGlob(key.includes('/') ? key.replace(/^\//, '') : `**/${key}`)?.(below) === true;
}
