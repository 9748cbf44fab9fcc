import { compileOwnersPattern, literalOwnersPath } from '../base/ownersPattern.ts';
import type { Path } from '../base/path.ts';
import { defineResolution, type FactView } from '../index/view.ts';
import { otherCase } from './otherCase.ts';
import { existence } from './paths.ts';

/** Whether a CODEOWNERS pattern matches a file or what is one entry of the tree (a link, a submodule); question: syntax, a space, pattern. */
export const ownersPatternMatches = defineResolution({
  id: 'owners-pattern-matches',
  reads: ['tree.file'],
  answer(facts, question): boolean {
    const [syntax, pattern] = divided(question);
    const literal = syntax === 'github' ? literalOwnersPath(pattern) : undefined;
    if (literal !== undefined) {
      const found = facts.ask(existence, literal);
      return found === 'folder' || found === 'opaque' || (found === 'file' && !pattern.endsWith('/'));
    }
    const matches = compileOwnersPattern(pattern, syntax);
    return facts.ask(filePaths, '').some(matches);
  },
});

/** Whether a file that GitHub reads may as well be meant for GitLab, whose pipeline is here and nothing of GitHub; question: the file's path. */
export const mayBeForGitLab = defineResolution({
  id: 'owners-may-be-for-gitlab',
  reads: ['tree.file', 'tree.folder'],
  answer: (facts, path: Path): boolean =>
    !path.startsWith('.github/') && facts.get('tree.file', '.gitlab-ci.yml').length > 0 && facts.get('tree.folder', '.github').length === 0,
});

/** The CODEOWNERS file that counts; question: the syntax. GitHub and GitLab read the first one that is there. */
export const ownersFile = defineResolution({
  id: 'owners-file',
  reads: ['tree.file'],
  answer: (facts, syntax: 'github' | 'gitlab'): Path | undefined => places[syntax].find(it => facts.get('tree.file', it).length > 0),
});

/** Whether a pattern names what is there in other letters, or a file as if it were a folder. */
export function isSlip(facts: FactView, pattern: string): boolean {
  const path = literalOwnersPath(pattern);
  return path !== undefined && (facts.ask(existence, path) === 'file' || facts.ask(otherCase, path) !== undefined);
}

const places = {
  github: ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'],
  gitlab: ['CODEOWNERS', 'docs/CODEOWNERS', '.gitlab/CODEOWNERS'],
} as const;

/** All files, once for all patterns with a wildcard. A link or a submodule may count as a folder, so that something stands in it, too. */
const filePaths = defineResolution({
  id: 'file-paths',
  reads: ['tree.file', 'tree.opaque'],
  answer: (facts): readonly Path[] => [
    ...facts.all('tree.file').map(it => it.key),
    ...facts.all('tree.opaque').flatMap(it => [it.key, `${it.key}/.`]),
  ],
});

function divided(question: string): readonly ['github' | 'gitlab', string] {
  const at = question.indexOf(' ');
  return [question.slice(0, at) as 'github' | 'gitlab', question.slice(at + 1)];
}
