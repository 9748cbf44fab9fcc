import { nameOf, type Path, resolvePath, suffixesOf } from '../base/path.ts';
import type { FactOf } from '../facts/fact.ts';
import { roleByPath } from '../facts/roleByPath.ts';
import { defineResolution, type FactView } from '../index/view.ts';

/**
 * Whether a command of the workspace writes the whole of a document as its output, so that nobody can mend it by hand; question: the
 * document's path. A README is a page that people write, even where a tool fills parts of it.
 */
export const isCommandOutput = defineResolution({
  id: 'command-output',
  reads: ['command.produces', 'tree.file'],
  answer(facts, document: Path): boolean {
    if (/^readme\b/i.test(nameOf(document))) return false;
    // A working directory may be any folder above the document.
    return [...suffixesOf(document)].some(written =>
      facts.get('command.produces', written).some(it => isWriting(facts, it) && leadsTo(it, document)),
    );
  },
});

/** What the repository itself runs. What a text has its reader do, or a test does, is done to other files. */
const isWriting = (facts: FactView<'tree.file'>, { key, path, value, veto }: FactOf<'command.produces'>): boolean =>
  (veto === undefined || veto === 'tolerated') &&
  ['config', 'ci', 'script'].includes(value.origin) &&
  value.image === undefined &&
  (value.how === 'mv' ? value.origin === 'config' && movesOutput(facts, key, value) : !keepsWords.test(value.how)) &&
  !ofTests.test(path) &&
  [undefined, 'living'].includes(roleByPath(path));

const ofTests = /(?:^|\/)(?:[\w-]+[-_])?(?:tests?|specs?|e2e|__tests__)\//i;

/**
 * Whether a recipe moves a file there that it has made each time that it runs; a script may have moved a page once. A file of the tree is
 * somebody's work, and so is a page that was changed: `sed … guide.md > guide.md.tmp && mv guide.md.tmp guide.md`.
 */
function movesOutput(facts: FactView<'tree.file'>, key: string, { cwd, from = '' }: FactOf<'command.produces'>['value']): boolean {
  const name = nameOf(from);
  if (name === '' || scratch.test(from) || (name !== nameOf(key) && name.startsWith(nameOf(key)))) return false;
  return cwd.folders.every(it => facts.get('tree.file', resolvePath(it, from) ?? from).length === 0);
}

const scratch = /(?:^|[^A-Za-z])(?:te?mp|new|bak|backup|orig|old)(?![a-z])/i;

const leadsTo = ({ key, value }: FactOf<'command.produces'>, document: Path): boolean =>
  value.cwd.folders.some(it => resolvePath(it, key) === document);

/** What puts a file where it is or adds to it, as it was written by somebody, and tools that fill a part of a page between two marks. */
const keepsWords =
  /^(?:>>|actions\/.*|cp|ln|link|install|rsync|mkdir|touch|tee|dd|git|svn|hg|curl|wget|tar|unzip|gh|docker|terraform-docs|doctoc|markdown-toc|mdsh|cog|embedme|embedmd)$/;
