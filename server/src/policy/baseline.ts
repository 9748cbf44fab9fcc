import { type LineStarts, lineStartsOf } from '../base/lines.ts';
import type { Path } from '../base/path.ts';
import { nowhere, type Span, span } from '../base/span.ts';

/** Where accepted findings are recorded, from the root. */
export const baselineFileName = '.groundline/baseline.tsv';

/** A finding that is accepted for now. */
export interface BaselineEntry {
  readonly fingerprint: string;
  readonly rule: string;
  /** Where it stood when it was accepted. */
  readonly path: Path;
  /** Since when, `YYYY-MM-DD`. */
  readonly since: string;
}

/** A baseline as it was read. */
export interface Baseline {
  readonly path: Path;
  readonly lineStarts: LineStarts;
  readonly entries: readonly (BaselineEntry & { readonly span: Span })[];
  readonly byFingerprint: ReadonlyMap<string, BaselineEntry>;
  /** Lines that are no entries, and what is wrong with them. */
  readonly problems: readonly { readonly span: Span; readonly message: string }[];
}

/**
 * Reads a baseline: an entry a line, tabs between path, rule, fingerprint and date. The marks of a merge conflict are passed over, so
 * that both sides count until the file is written anew.
 */
export function readBaseline(path: Path, text: string): Baseline {
  const lineStarts = lineStartsOf(text);
  const entries: Baseline['entries'][number][] = [];
  const problems: Baseline['problems'][number][] = [];
  for (const [index, start] of lineStarts.entries()) {
    const line = text.slice(start, lineStarts[index + 1] ?? text.length).replace(/\r?\n$/, '');
    const place = span(start, start + line.length);
    if (line === '' || line.startsWith('#')) continue;
    if (/^(?:<{7}|={7}|>{7}|\|{7})(?: |$)/.test(line)) {
      problems.push({ span: place, message: 'A merge conflict: "groundline baseline shrink" settles it' });
      continue;
    }
    const [file = '', rule = '', fingerprint = '', since = '', ...more] = line.split('\t');
    const fits =
      more.length === 0 && /^[0-9a-f]{16}$/.test(fingerprint) && /^[a-z-]+\/[a-z-]+$/.test(rule) && /^\d{4}-\d\d-\d\d$/.test(since);
    if (fits) entries.push({ path: unescape(file), rule, fingerprint, since, span: place });
    else problems.push({ span: place, message: 'No entry: it is path, rule, fingerprint and date with tabs between them' });
  }
  return { path, lineStarts, entries, byFingerprint: new Map(entries.map(it => [it.fingerprint, it])), problems };
}

/** What is said of a policy file or a baseline that is there and is no text that could be read. */
export const unreadableFile = 'This file cannot be read: it is no text, or larger than 2 MB';

/** A baseline that is there and cannot be read: it accepts nothing, and says so. */
export function unreadableBaseline(path: Path): Baseline {
  const problems = [{ span: nowhere, message: unreadableFile }];
  return { path, lineStarts: lineStartsOf(''), entries: [], byFingerprint: new Map(), problems };
}

/** The text of a baseline: sorted, each entry once, so that two branches that shrink it merge. */
export function writeBaseline(entries: Iterable<BaselineEntry>): string {
  const lines = [...entries].map(({ path, rule, fingerprint, since }) => [escape(path), rule, fingerprint, since].join('\t'));
  return `${head}${[...new Set(lines)]
    .sort()
    .map(it => `${it}\n`)
    .join('')}`;
}

const head = '# Findings that are accepted for now; see "groundline baseline --help". The list only shrinks.\n';

/** A path may hold what would end its column or its line. */
const escape = (path: Path): string => path.replace(/[\\\t\n\r]/g, it => escapes[it] ?? it);
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
const unescape = (written: string): Path =>
  written.replace(/\\([\\tnr])/g, (_, it: string) => ({ '\\': '\\', t: '\t', n: '\n', r: '\r' })[it] ?? it);
