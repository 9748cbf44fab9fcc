import { compileGlob } from '../base/glob.ts';
import { defineResolution } from '../index/view.ts';

/** Whether a glob from the root matches a folder of the tree; question: the glob. */
export const matchesFolder = defineResolution({
  id: 'matches-folder',
  reads: ['tree.folder'],
  answer(facts, glob): boolean {
    const matches = compileGlob(glob);
    return matches === undefined || facts.all('tree.folder').some(it => matches(it.key));
  },
});
