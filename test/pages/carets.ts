/** A finding that a page expects: `^^^^ message` under the line it stands in. */
export interface ExpectedFinding {
  /** 1-based; columns in UTF-16 units, end exclusive. */
  readonly line: number;
  readonly column: number;
  readonly endColumn: number;
  /** Absent on a bare caret, which asserts the place only. */
  readonly message?: string;
}

/** Takes the caret lines out of a marked text. A message may begin with `[info]` where the severity is not the rule's own. */
export function readCarets(marked: string): { readonly text: string; readonly expected: readonly ExpectedFinding[] } {
  const kept: string[] = [];
  const expected: ExpectedFinding[] = [];
  for (const line of marked.split('\n')) {
    const mark = /^(\s*)(\^+)(?: (.*))?$/.exec(line);
    if (mark === null) {
      kept.push(line);
      continue;
    }
    const [, indent = '', carets = '', message] = mark;
    expected.push({
      line: kept.length,
      column: indent.length + 1,
      endColumn: indent.length + 1 + carets.length,
      ...(message === undefined ? {} : { message }),
    });
  }
  return { text: kept.join('\n'), expected };
}
