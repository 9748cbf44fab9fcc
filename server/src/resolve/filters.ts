import { compileFilterPattern } from '../base/filterPattern.ts';
import type { Path } from '../base/path.ts';
import { defineResolution } from '../index/view.ts';

/** Whether a path filter of a workflow matches a file; question: the pattern. */
export const filterMatches = defineResolution({
  id: 'filter-matches',
  reads: ['tree.file', 'tree.folder', 'tree.opaque'],
  answer(facts, pattern): boolean {
    if (!/[*?+[\]\\]/.test(pattern)) return facts.get('tree.file', pattern).length > 0 || facts.get('tree.opaque', pattern).length > 0;
    const folder = literalFolder(pattern, 'github');
    if (folder !== '' && facts.get('tree.folder', folder).length === 0 && facts.get('tree.opaque', folder).length === 0) return false;
    const matches = compileFilterPattern(pattern);
    return [...facts.all('tree.file'), ...facts.all('tree.opaque')].some(it => it.key.startsWith(folder) && matches(it.key));
  },
});

/** The folder that every path which a pattern matches lies in; `''` where that is any. A brace is special on GitLab only. */
export function literalFolder(pattern: string, syntax: 'github' | 'gitlab'): Path {
  const special = syntax === 'github' ? /^[^*?+[\]\\]*(?=[*[\\]|$)/ : /^[^*?[\]{\\]*(?=[*?[{\\]|$)/;
  const literal = special.exec(pattern)?.[0] ?? '';
  return literal.slice(0, Math.max(0, literal.lastIndexOf('/')));
}
