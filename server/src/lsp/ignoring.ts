import type { Finding } from '../analysis/finding.ts';
import { type Change, applyEdits } from '../base/edit.ts';
import { extensionOf, type Path } from '../base/path.ts';
import { lineStartsOf } from '../base/lines.ts';
import { extractDocument } from '../extract/extractor.ts';
import suppressions from '../extract/suppressions.ts';
import { constructAt } from '../extract/suppressions/construct.ts';
import type { FactOf } from '../facts/fact.ts';

/** The policy file that "turn off in policy" writes to. */
export const policyPath: Path = 'groundline.yaml';

/**
 * A comment that hides a finding: on a line of its own above the paragraph, the continued instruction or the line it stands in, above its
 * fenced block, or at the end of its line in a table. `undefined` where none of them would be read as one.
 */
export function ignoreHere(finding: Finding, text: string): Change | undefined {
  const { path, span, rule } = finding;
  if (!suppressions.handles(path)) return undefined;
  const comment = commentOf(path)(`groundline-ignore ${rule} -- reason`);
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const start = text.lastIndexOf('\n', span.start - 1) + 1;
  const line = /^[^\r\n]*/.exec(text.slice(start))?.[0] ?? '';
  const above = (at: number): Insertion => ({ at, newText: `${/^[ \t]*/.exec(text.slice(at))?.[0] ?? ''}${comment}${lineEnd}` });
  const fence = [...text.slice(0, start).matchAll(/^[ \t]*(?:`{3,}|~{3,})/gm)].at(-1)?.index;
  const end = start + line.trimEnd().length - 1;
  const cell: Insertion = { at: end, newText: `${text.charAt(end - 1) === ' ' ? '' : ' '}${comment} ` };
  const begin = /^\.(?:md|mdx|markdown)$/.test(extensionOf(path)) ? paragraphAt(path, text, start) : firstContinued(text, start);
  const places = /^\s*\|.*\|\s*$/.test(line) ? [cell] : [above(begin), ...(fence === undefined ? [] : [above(fence)])];
  const place = places.find(it => hides(it, finding, text));
  return place === undefined ? undefined : { type: 'edit', path, span: { start: place.at, end: place.at }, newText: place.newText };
}

interface Insertion {
  readonly at: number;
  readonly newText: string;
}

/** Where the block of Markdown begins that a line is of: a comment within a paragraph would end it. */
function paragraphAt(path: Path, text: string, start: number): number {
  const lineStarts = lineStartsOf(text);
  return constructAt({ path, text, lineStarts }, lineStarts.indexOf(start)).start;
}

/** Where the line begins that is continued down to this one. */
function firstContinued(text: string, start: number): number {
  const before = text.lastIndexOf('\n', start - 2) + 1;
  return start > 0 && /\\[ \t]*\r?\n$/.test(text.slice(before, start)) ? firstContinued(text, before) : start;
}

/** Whether the text with the insertion holds a suppression that covers the finding, and breaks no continued line. */
function hides({ at, newText }: Insertion, { path, span, rule }: Finding, text: string): boolean {
  if (/\\\r?\n$/.test(text.slice(0, at))) return false;
  const mended = applyEdits(text, [{ span: { start: at, end: at }, newText }]);
  const start = span.start + (at <= span.start ? newText.length : 0);
  const { facts } = extractDocument([suppressions], path, mended, (_extractor, _path, error) => {
    throw error;
  });
  return (facts as readonly FactOf<'suppression'>[]).some(
    it => it.key === rule && it.value.covers.start <= start && start < it.value.covers.end,
  );
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

function commentOf(path: Path): (text: string) => string {
  const extension = extensionOf(path);
  if (/^\.(?:md|mdx|markdown|html?|xml|vue|svg)$/.test(extension)) return text => `<!-- ${text} -->`;
  if (/^\.(?:[cm]?[jt]sx?|jsonc|json5|go|rs|java|kt|cs|php)$/.test(extension)) return text => `// ${text}`;
  return /^\.(?:css|scss|less)$/.test(extension) ? text => `/* ${text} */` : text => `# ${text}`;
}
