/** A page is documentation and test at once: every heading that has files under it is a case, an in-memory workspace of its own. */
export interface Page {
  readonly title: string;
  readonly cases: readonly Case[];
}

export interface Case {
  readonly title: string;
  /** 1-based line of the case's heading. */
  readonly line: number;
  readonly files: readonly CaseFile[];
  /** Paths that exist and whose text does not matter: `` `docs/` exists `` makes a folder, `` `a.py` exists `` a file. */
  readonly existing: readonly string[];
  /** `` `docs` is a link to `handbook`. `` */
  readonly links: ReadonlyMap<string, string>;
  readonly history: readonly CaseRemoval[];
  /** "Nobody touched `x` for two years." */
  readonly quiet: readonly string[];
  /** "The repository is exported from another one." */
  readonly exported: boolean;
  /** "There is no git history." */
  readonly withoutHistory: boolean;
  /** `` `path` before: `` and the text that the base has there; files that the case changed, or removed when they are none of `files`. */
  readonly base: ReadonlyMap<string, string>;
  /** `` `path` after fix: `` and the text expected there once the first fix of every finding was applied; unchanged where none is offered. */
  readonly afterFix: ReadonlyMap<string, string>;
  /** The `facts` block of an extractor's case, and the 0-based line its text begins at. */
  readonly facts?: { readonly text: string; readonly line: number };
}

export interface CaseFile {
  readonly path: string;
  /** As written in the page, marks included. */
  readonly marked: string;
}

export interface CaseRemoval {
  readonly path: string;
  readonly to?: string;
  /** "was renamed to … and edited in …" */
  readonly edited?: true;
  readonly commit: string;
  readonly date: string;
}

/** Reads a page. A line `` `path`: `` names the file of the next fenced block; blocks without one are prose. */
export function parsePage(text: string): Page {
  const lines = text.split('\n');
  const cases: MutableCase[] = [];
  let title = '';
  let pending: { path: string; as: 'file' | 'after fix' | 'before' } | undefined;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const fence = /^(`{3,}|~{3,})\s*(\S*)/.exec(line);
    if (fence !== null) {
      const [, ticks = '', info = ''] = fence;
      const end = lines.findIndex((it, index) => index > at && it.trimEnd() === ticks);
      if (end < 0) throw new Error(`line ${at + 1}: the fenced block never ends`);
      const content = lines
        .slice(at + 1, end)
        .map(it => `${it}\n`)
        .join('');
      const current = cases.at(-1);
      if (info === 'facts' && current !== undefined) current.facts = { text: content, line: at + 1 };
      else if (pending !== undefined && current !== undefined) {
        if (pending.as === 'after fix') current.afterFix.set(pending.path, content);
        else if (pending.as === 'before') current.base.set(pending.path, content);
        else current.files.push({ path: pending.path, marked: content });
      }
      pending = undefined;
      at = end;
      continue;
    }
    const heading = /^(#{1,6}) (.*)/.exec(line);
    if (heading !== null) {
      if (heading[1] === '#' && title === '') title = heading[2] ?? '';
      cases.push({
        title: heading[2] ?? '',
        line: at + 1,
        files: [],
        existing: [],
        links: new Map(),
        history: [],
        quiet: [],
        exported: false,
        withoutHistory: false,
        base: new Map(),
        afterFix: new Map(),
      });
      continue;
    }
    const current = cases.at(-1);
    if (current === undefined) continue;
    const named = /^`([^`]+)`(?: (after fix|before))?:$/.exec(line);
    if (named?.[1] !== undefined) pending = { path: named[1], as: (named[2] as 'after fix' | 'before' | undefined) ?? 'file' };
    const removed = /^`([^`]+)` was (?:removed|renamed to `([^`]+)`( and edited)?) in ([0-9a-f]{7,}) \((\d{4}-\d\d-\d\d)\)\.?$/.exec(line);
    if (removed !== null) {
      const [, path = '', to, edited, commit = '', date = ''] = removed;
      current.history.push({ path, commit, date, ...(to === undefined ? {} : { to }), ...(edited === undefined ? {} : { edited: true }) });
    }
    if (/^(?:`[^`]+`(?:, | and )?)+ exists?\.?$/.test(line))
      current.existing.push(...[...line.matchAll(/`([^`]+)`/g)].map(it => it[1] ?? ''));
    const link = /^`([^`]+)` is a link to `([^`]+)`\.?$/.exec(line);
    if (link?.[1] !== undefined && link[2] !== undefined) current.links.set(link[1], link[2]);
    const quiet = /^Nobody touched `([^`]+)` for two years\.$/.exec(line);
    if (quiet?.[1] !== undefined) current.quiet.push(quiet[1]);
    if (line === 'The repository is exported from another one.') current.exported = true;
    if (line === 'There is no git history.') current.withoutHistory = true;
  }
  return { title, cases: cases.filter(it => it.files.length > 0) };
}

interface MutableCase {
  title: string;
  line: number;
  files: CaseFile[];
  existing: string[];
  links: Map<string, string>;
  history: CaseRemoval[];
  quiet: string[];
  exported: boolean;
  withoutHistory: boolean;
  base: Map<string, string>;
  afterFix: Map<string, string>;
  facts?: { text: string; line: number };
}
