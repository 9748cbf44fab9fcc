import { type Span, span } from '../../base/span.ts';

/** A path of one machine in a text. */
export interface MachinePath {
  /** With `/` between segments, its drive in upper case. */
  readonly path: string;
  readonly at: Span;
  readonly user?: string;
  readonly unixDrive?: boolean;
  readonly open: boolean;
}

/**
 * The paths in a text that begin at a drive or in a home folder. The text is searched for the few characters that such a path
 * begins with; nothing else is looked at.
 */
export function machinePathsIn(text: string): readonly MachinePath[] {
  const starts = new Set<number>();
  for (const mark of [':/', ':\\']) {
    for (let at = text.indexOf(mark); at > 0; at = text.indexOf(mark, at + 2)) {
      if (letter.test(text[at - 1] ?? '') && beginsDrive(text, at - 1) && !isEscape(text, at + 1) && !isHost(text, at)) starts.add(at - 1);
    }
  }
  for (const mark of homes) {
    for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + mark.length)) if (beginsPath(text, at)) starts.add(at);
  }
  return [...starts].sort((a, b) => a - b).flatMap(it => pathAt(text, it) ?? []);
}

const letter = /[A-Za-z]/;
const homes = ['/home/', '/Users/', '/mnt/c/', '/mnt/d/', '/c/', '/d/', '/e/'];

/** A drive's letter stands alone, or behind an address's `://`. */
function beginsDrive(text: string, at: number): boolean {
  const before = text[at - 1] ?? ' ';
  return before === '/' ? text[at - 2] === '/' : !/[\w.$@-]/.test(before);
}

/** `scp a.txt h:/srv`: programs that copy between machines take what stands before the colon for one. */
const isHost = (text: string, colon: number): boolean =>
  text[colon + 1] === '/' && /\b(?:scp|rsync|sftp)\s/.test(text.slice(Math.max(text.lastIndexOf('\n', colon) + 1, colon - 200), colon));

/** `:\x38\x01` are bytes. */
const isEscape = (text: string, at: number): boolean => /^\\x[\da-f]{2}/i.test(text.slice(at, at + 4));

/** A path begins at a slash with no word before it, or behind an address's `://`; `host:/x` and `./x:/y` lead elsewhere. */
function beginsPath(text: string, at: number): boolean {
  const before = text[at - 1] ?? ' ';
  if (before === '/') return /:\/{2,3}$/.test(text.slice(Math.max(0, at - 4), at));
  return !/[\w.$~})\]*%@:>-]/.test(before) || (before === ':' && !/[\w./-]/.test(text[at - 2] ?? ' '));
}

const segments = /(?:[\p{L}\p{N}_.@+~-]+(?:\\{1,2}|\/|(?=[^\\/]|$)))+/uy;
const start = /(?:([A-Za-z]):(?:\\{1,2}|\/)|\/(?:mnt\/)?([a-z])\/|\/(home|Users)\/)/y;

function pathAt(text: string, from: number): MachinePath | undefined {
  start.lastIndex = from;
  const [, drive, unixDrive, home] = start.exec(text) ?? [];
  segments.lastIndex = start.lastIndex;
  const written = segments.exec(text)?.[0];
  if (written === undefined) return undefined;
  const end = from + (start.lastIndex - from) + written.replace(/[.~-]+$/, '').length;
  const rest = written
    .replace(/\\+/g, '/')
    .replace(/[.~-]+$/, '')
    .replace(/\/+$/, '');
  if (rest === '' || rest.includes('//')) return undefined;
  const letterOf = drive ?? unixDrive;
  const path = letterOf === undefined ? `/${home}/${rest}` : `${letterOf.toUpperCase()}:/${rest}`;
  const user = letterOf === undefined ? rest.split('/')[0] : /^users\/([^/]+)/i.exec(rest)?.[1];
  const trimmed = end - (/[\\/]+$/.exec(text.slice(from, end))?.[0].length ?? 0);
  const next = text.slice(segments.lastIndex, segments.lastIndex + 1);
  return {
    path,
    at: span(from, trimmed),
    ...(user === undefined ? {} : { user }),
    ...(unixDrive === undefined ? {} : { unixDrive: true }),
    open: /[{%$<*]/.test(next) || /\.{3}$/.test(written),
  };
}
