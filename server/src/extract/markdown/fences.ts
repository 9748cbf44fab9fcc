import { MappedText } from '../../base/mappedText.ts';
import { type Span, span } from '../../base/span.ts';
import type { Veto } from '../../facts/fact.ts';
import { looksLikeCommand } from '../commandText.ts';
import type { Emit } from '../extractor.ts';
import { normalPath } from '../shell/written.ts';
import { mappedOf, parseYaml, valueOf, type YamlNode } from '../yaml.ts';
import { entriesOf, itemsOf } from '../yaml.ts';

/** A fenced block: its language in lower case, and its lines without quote marks and indentation. */
export interface Fence {
  readonly language: string;
  readonly pieces: readonly Span[];
}

/** A piece of shell script inside a fence, with what the text says of it. */
export interface FencedScript {
  readonly script: MappedText;
  readonly veto?: Veto;
}

/** The shell scripts of a fence: the block itself, what stands behind prompts, or the `run` steps of a workflow. */
export function scriptsOf(text: string, fence: Fence): readonly FencedScript[] {
  if (workflowLanguages.has(fence.language)) return runSteps(text, fence);
  const lines = linesOf(text, fence).map(withoutRemark);
  if (
    !isShell(
      fence.language,
      lines.map(it => it.text),
    )
  )
    return [];
  const prompted = lines.some(it => prompt.test(it.text));
  return split(prompted ? behindPrompts(lines) : lines);
}

/** The text of a fence with the way back to the document. */
export const textOfFence = (text: string, fence: Fence): MappedText =>
  MappedText.join(fence.pieces.map(it => ({ text: text.slice(it.start, it.end), from: it.start })));

/** States the files that a comment tells the reader to make: `# Create a docker-compose.yml file`. */
export function emitMadeByComment(text: string, fence: Fence, emit: Emit<'doc.produces'>): void {
  for (const line of linesOf(text, fence)) {
    const match = line.text.includes('#') ? makingComment.exec(line.text) : null;
    const [whole, name] = match ?? [];
    if (match === null || whole === undefined || name === undefined) continue;
    const start = line.from + whole.length - name.length;
    emit('doc.produces', normalPath(name), span(start, start + name.length), { how: 'comment' });
  }
}

const makingComment =
  /^\s*#+\s*(?:\d+[.)]\s*)?(?:(?:first|then|now|next),?\s+)?(?:create|write)\s+(?:(?:an?|the|your)\s+)?(?:new\s+)?[`'"]?([\w./-]*\w\.[a-z]+)\b/i;

interface Line {
  readonly text: string;
  readonly from: number;
}

function linesOf(text: string, fence: Fence): readonly Line[] {
  const lines: Line[] = [];
  for (const { start, end } of fence.pieces) {
    for (let at = start; at < end; ) {
      const newline = text.indexOf('\n', at);
      const next = newline < 0 || newline >= end ? end : newline + 1;
      lines.push({ text: text.slice(at, next), from: at });
      at = next;
    }
  }
  return lines;
}

const shells = new Set([
  'sh',
  'bash',
  'shell',
  'zsh',
  'console',
  'terminal',
  'shell-session',
  'shellsession',
  'sh-session',
  'bash-session',
  'ksh',
  'fish',
  'commandline',
  'cli',
]);
const workflowLanguages = new Set(['yaml', 'yml']);
const prompt = /^\s*(?:\([\w.-]+\)\s*)?(?:[\w.@~:/-]*[$%❯➜]|PS [^>]*>|>)\s+(?=\S)/;

/** A block without a language is shell when its first line that says something is a command. */
function isShell(language: string, lines: readonly string[]): boolean {
  if (shells.has(language)) return true;
  if (language !== '') return false;
  const first = lines.find(it => it.trim() !== '' && !/^\s*#/.test(it));
  return first !== undefined && looksLikeCommand(first) && !lines.some(it => /[├└│]|^\s*[{}<]/.test(it));
}

/** Blanks out what stands behind `//`, which writers of documents take for a comment of the shell, too. */
function withoutRemark(line: Line): Line {
  const at = line.text.search(/(?<=\S\s+)\/\/\s/);
  if (at < 0 || /["'`]/.test(line.text.slice(at)) || (line.text.slice(0, at).match(/["'`]/g) ?? []).length % 2 === 1) return line;
  return { ...line, text: line.text.slice(0, at) + line.text.slice(at).replace(/[^\n]/g, ' ') };
}

/** The lines behind a prompt and what continues them; what stands between is output. */
function behindPrompts(lines: readonly Line[]): readonly Line[] {
  const commands: Line[] = [];
  let continued = false;
  for (const line of lines) {
    const mark = prompt.exec(line.text)?.[0].length ?? 0;
    const comment = mark === 0 && !continued ? /^\s*#+\s+(.*)/.exec(line.text)?.[1] : undefined;
    if (comment !== undefined && vetoOfComment(comment) !== undefined) commands.push(line);
    if (mark > 0 || continued) commands.push({ text: line.text.slice(mark), from: line.from + mark });
    continued = (mark > 0 || continued) && /\\\s*$/.test(line.text);
  }
  return commands;
}

/**
 * Cuts a script at the comments that call what follows wrong, old or yet to come, up to the next comment or blank line, and around lines
 * whose remark says that they need not work: `npm run test:unit  # if configured`.
 */
function split(lines: readonly Line[]): readonly FencedScript[] {
  const scripts: FencedScript[] = [];
  let part: Line[] = [];
  let veto: Veto | undefined;
  let said: Veto | undefined;
  const flush = () => {
    if (part.some(it => it.text.trim() !== '')) scripts.push({ script: MappedText.join(part), ...(veto === undefined ? {} : { veto }) });
    part = [];
  };
  for (const line of lines) {
    const comment = /^\s*(?:#|\/\/)+\s*(.*)/.exec(line.text);
    const says = comment === null ? undefined : vetoOfComment(comment[1] ?? '');
    if (comment !== null || line.text.trim() === '') said = says;
    const now = comment === null && looseRemark.test(line.text) ? 'conditional' : said;
    if (now !== veto) flush();
    veto = now;
    part.push(line);
  }
  flush();
  return scripts;
}

const looseRemark =
  /\s#[^'"`]*\b(?:if|when|where) (?:it is |they are )?(?:configured|available|present|defined|supported|applicable|any)\b/i;

function vetoOfComment(comment: string): Veto | undefined {
  if (
    /❌|🚫|⛔|^(?:wrong|bad|incorrect|don['’]?t|do not|never|avoid|not )\b|\(wrong\)|\(deprecated\)|\bdeprecated\b|no longer/i.test(comment)
  )
    return 'negated';
  if (
    /\b(?:in|from|inside|of) (?:the |an? )?(?!(?:this|your|our|the|same|cloned|git|local|root|main)\b)[\w./-]+ repo(?:sitory)?\b/i.test(
      comment,
    )
  )
    return 'elsewhere';
  if (/^(?:old|before|previous(?:ly)?|legacy|formerly)\b|\(old\)|\(legacy\)/i.test(comment)) return 'past';
  if (
    /^(?:todo|future|planned|coming soon|proposed)\b|\((?:future|planned|todo|not (?:yet )?implemented|proposed)\)|not (?:yet )?implemented/i.test(
      comment,
    )
  )
    return 'future';
  if (
    /\b(?:different|another|other|custom|alternative|free) port\b|\b(?:if|when|where) (?:(?:it|they) )?(?:(?:is|are) )?(?:present|available|exists?)\b/i.test(
      comment,
    )
  )
    return 'conditional';
  return undefined;
}

/** The scripts of `run` keys, wherever they stand in the block. */
function runSteps(text: string, fence: Fence): readonly FencedScript[] {
  const yaml = textOfFence(text, fence);
  if (!/^\s*(?:- )?run:/m.test(yaml.text) || /\{\{(?!.*\}\}.*$)/m.test(yaml.text)) return [];
  const scripts: FencedScript[] = [];
  const visit = (node: YamlNode | undefined, depth: number): void => {
    if (node === undefined || depth > 12) return;
    const run = mappedOf(valueOf(node, 'run'), yaml.text);
    if (run !== undefined) scripts.push({ script: remap(run, yaml) });
    for (const { value } of entriesOf(node)) visit(value, depth + 1);
    for (const item of itemsOf(node)) visit(item, depth + 1);
  };
  for (const root of parseYaml(yaml.text).roots) visit(root, 0);
  return scripts;
}

/** A text mapped into another mapped text, mapped into the document. */
function remap(inner: MappedText, outer: MappedText): MappedText {
  const parts: { text: string; from: number }[] = [];
  for (let at = 0; at < inner.text.length; ) {
    const newline = inner.text.indexOf('\n', at);
    const end = newline < 0 ? inner.text.length : newline + 1;
    const place = inner.toDocument({ start: at, end: at + 1 });
    parts.push({ text: inner.text.slice(at, end), from: outer.toDocument({ start: place.start, end: place.start + 1 }).start });
    at = end;
  }
  return MappedText.join(parts);
}
