import type { Change } from '../base/edit.ts';
import { extensionOf, nameOf, type Path } from '../base/path.ts';
import type { Finding } from '../analysis/finding.ts';

/** The policy file that "ignore in policy" writes to. */
export const policyPath: Path = 'groundline.yaml';

/**
 * A suppression comment on a line of its own above the finding, in the comment syntax of the document; `undefined` where the
 * format has no comments or the line cannot be preceded by one.
 */
export function ignoreHere(finding: Finding, text: string): Change | undefined {
  const comment = commentOf(finding.path);
  if (comment === undefined) return undefined;
  const start = text.lastIndexOf('\n', finding.span.start - 1) + 1;
  const indent = /^[ \t]*/.exec(text.slice(start))?.[0] ?? '';
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const line = `${indent}${comment(`groundline-ignore-next-line ${finding.rule} -- reason`)}${end}`;
  return { type: 'edit', path: finding.path, span: { start, end: start }, newText: line };
}

/** Turns a rule off in the policy; `policy` is its text now, `undefined` when there is none. */
export function ignoreInPolicy(rule: string, policy: string | undefined): Change | undefined {
  if (policy === undefined) return { type: 'create', path: policyPath, text: `version: 1\nrules:\n  ${rule}: off\n` };
  const insert = (at: number, newText: string): Change => ({ type: 'edit', path: policyPath, span: { start: at, end: at }, newText });
  const block = /^rules:[ \t]*(?:#.*)?\r?\n(?:[ \t]*(?:#.*)?\r?\n)*([ \t]+)\S/m.exec(policy);
  if (block !== null) return insert(block.index + block[0].length - (block[1]?.length ?? 0) - 1, `${block[1]}${rule}: off\n`);
  const flow = /^rules:[ \t]*\{(\s*\})?/m.exec(policy);
  if (flow !== null) return insert(flow.index + flow[0].indexOf('{') + 1, flow[1] === undefined ? ` ${rule}: off,` : ` ${rule}: off `);
  if (/^rules:/m.test(policy)) return undefined;
  return insert(policy.length, `${policy === '' || policy.endsWith('\n') ? '' : '\n'}rules:\n  ${rule}: off\n`);
}

function commentOf(path: Path): ((text: string) => string) | undefined {
  const extension = extensionOf(path);
  if (['.md', '.markdown', '.html', '.htm', '.xml', '.svg'].includes(extension)) return text => `<!-- ${text} -->`;
  if (extension === '.mdx') return text => `{/* ${text} */}`;
  if (extension === '.json') return undefined;
  if (['.js', '.mjs', '.cjs', '.jsx', '.ts', '.mts', '.cts', '.tsx', '.jsonc', '.json5', '.go', '.java', '.rs'].includes(extension)) return text => `// ${text}`;
  if (extension === '.ini') return text => `; ${text}`;
  return hashed.test(nameOf(path)) || hashedExtensions.has(extension) ? text => `# ${text}` : undefined;
}

const hashed = /^(?:Dockerfile|Containerfile|(?:GNU)?[Mm]akefile|[Jj]ustfile|CODEOWNERS|Procfile|Gemfile|\.env|\.gitignore|\.dockerignore|requirements.*\.txt)(?:\..*)?$/;
const hashedExtensions = new Set(['.yml', '.yaml', '.toml', '.py', '.pyi', '.sh', '.bash', '.zsh', '.mk', '.rb', '.cfg', '.conf', '.dockerfile', '.tf', '.env', '.ps1']);
