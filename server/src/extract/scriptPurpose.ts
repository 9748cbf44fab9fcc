import { span } from '../base/span.ts';
import { defineExtractor } from './extractor.ts';

/** What scripts say of who runs them, and which scripts they and the configurations of runners name. */
export default defineExtractor({
  id: 'scriptPurpose',
  version: 1,
  emits: ['script.purpose', 'script.mention'],
  handles: path => (isScript.test(path) || isRunner.test(path)) && !/(?:^|\/)(?:tests?|node_modules|vendor)\//.test(path),
  extract({ path, text }, emit) {
    const named = new Set<string>();
    let behind = 0;
    for (const { 0: ending, index: end } of text.matchAll(/\.(?:py|sh|mjs|cjs|js|ts|rb|ps1)\b/g)) {
      let index = end;
      while (index > behind && isNamePart(text.charCodeAt(index - 1))) index--;
      if (index === end) continue;
      behind = end + ending.length;
      const name = text.slice(index, behind);
      if (named.has(name) || path.endsWith(`/${name}`)) continue;
      named.add(name);
      emit('script.mention', name, span(index, index + name.length), {});
    }
    if (!isScript.test(path)) return;
    const head = text.slice(0, longestHead);
    for (const pattern of [byCi, byHook]) {
      const match = pattern.exec(head);
      if (match === null) continue;
      const line = head.slice(head.lastIndexOf('\n', match.index) + 1, lineEnd(head, match.index + match[0].length));
      // Only a comment or a docstring says something of the script, and what may be done need not be.
      if (/\b(?:can|could|may|might|optional(?:ly)?|safe|manual(?:ly)?|not|local(?:ly)?|if)\b|[=(]["']|print/i.test(line)) continue;
      const { index } = match;
      emit('script.purpose', pattern === byCi ? 'CI' : 'a hook', span(index, index + match[0].length), {
        runner: pattern === byCi ? 'CI' : 'a hook',
      });
      return;
    }
  },
});

const isScript = /(?:^|\/)(?:scripts?|tools?|ci|hack|checks?|lint|\.github|\.ci)\/(?:.*\/)?[^/]+\.(?:py|sh|bash|mjs|cjs|js|ts|rb|ps1)$/;
const isRunner =
  /(?:^|\/)(?:noxfile\.py|tox\.ini|tasks\.py|Rakefile|Jenkinsfile|azure-pipelines\.ya?ml|\.travis\.yml|\.?lefthook\.ya?ml)$|^\.circleci\//;

const byCi =
  /\bCI (?:check|guard|guardrail|gate|script|contract)\b|\b(?:check|guard|gate|script|lint) for CI\b|\b(?:meant|intended|designed|supposed|has|needs) to (?:be )?run (?:in|by|from|as part of) CI\b|\b(?:is|are|gets?) (?:run|called|invoked|executed) (?:in|by|from|as part of) CI\b|\bruns (?:in|as part of) CI\b/;
const byHook = /\b[Pp]re-commit (?:hook|check)\b/;

/** Letters of ASCII, digits, `_` and `-`. */
const isNamePart = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95 || code === 45;

/** In characters: how far into a script its docstring or first comment can reach. */
const longestHead = 1500;

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}
