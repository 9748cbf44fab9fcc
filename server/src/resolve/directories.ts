import { compileGlob } from '../base/glob.ts';
import { defineResolution } from '../index/view.ts';

/** Whether a glob from the root matches a folder of the tree; question: the glob. */
export const matchesFolder = defineResolution({
  id: 'matches-folder',
  reads: ['tree.folder'],
  answer(facts, glob): boolean {
    // What `**` stands for may be nothing, so that it matches the folder before it, too.
    const before = /^(.+)\/\*\*$/.exec(glob)?.[1];
    if (before !== undefined && facts.get('tree.folder', before).length > 0) return true;
    const matches = compileGlob(glob);
    return matches === undefined || facts.all('tree.folder').some(it => matches(it.key));
  },
});
