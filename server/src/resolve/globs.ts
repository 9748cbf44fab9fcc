import { compileGlob } from '../base/glob.ts';
import { defineResolution } from '../index/view.ts';

/** Whether a glob from the root matches a file, or names a folder, of the tree; question: the glob. */
export const globMatches = defineResolution({
  id: 'glob-matches',
  reads: ['tree.file', 'tree.folder'],
  answer(facts, pattern): boolean {
    if (!/[*?[{]/.test(pattern)) return facts.get('tree.file', pattern).length > 0 || facts.get('tree.folder', pattern).length > 0;
    const matches = compileGlob(pattern);
    return matches === undefined || facts.all('tree.file').some(it => matches(it.key));
  },
});
