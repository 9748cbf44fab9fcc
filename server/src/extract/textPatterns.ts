import { RE2JS } from 're2js';
import { compileGlob, type PathMatcher } from '../base/glob.ts';
import { extensionOf } from '../base/path.ts';
import { span } from '../base/span.ts';
import { commentsOf, type InComment } from './comments.ts';
import { defineExtractor, type Emit, type Extractor, type SourceDocument } from './extractor.ts';
import type { TextMatch } from '../facts/documents.ts';
import type { FactKinds } from '../facts/kinds.ts';

/** A pattern that a policy looks for in texts. Plain data, so that it can be sent to another thread. */
export interface TextPattern {
  /** The kind of fact that its matches state. */
  readonly for: PatternKind;
  /** In RE2's syntax; also the key of the facts. */
  readonly pattern: string;
  /** A glob from the root: the documents it is looked for in. */
  readonly match: string;
  /** Whether it is looked for in comments only. */
  readonly comments?: boolean;
}

/** Fact kinds whose facts are the matches of a policy's patterns; each has {@link TextMatch} as its value. */
export type PatternKind = {
  [K in keyof FactKinds]: FactKinds[K] extends TextMatch ? (TextMatch extends FactKinds[K] ? K : never) : never;
}[keyof FactKinds];

/**
 * The extractor that given patterns make: as pure in path and text as any other, the patterns being part of what it is.
 * None when there are no patterns. Its version follows from them.
 */
export function patternExtractors(patterns: readonly TextPattern[]): readonly Extractor[] {
  if (patterns.length === 0) return [];
  const compiled = patterns.flatMap(it => compile(it) ?? []);
  return [
    defineExtractor({
      id: 'text-patterns',
      version: versionOf(patterns),
      emits: ['text.claim', 'text.counted', 'text.forbidden', 'text.ledger', 'text.marker'],
      handles: path => !binary.test(extensionOf(path)) && compiled.some(it => it.matches(path)),
      extract(document, emit) {
        for (const it of compiled) if (it.matches(document.path)) findIn(document, it, emit);
      },
    }),
  ];
}

interface Compiled extends TextPattern {
  readonly matches: PathMatcher;
  readonly expression: RE2JS;
}

function compile(pattern: TextPattern): Compiled | undefined {
  const matches = compileGlob(pattern.match);
  return matches === undefined ? undefined : { ...pattern, matches, expression: RE2JS.compile(pattern.pattern, RE2JS.MULTILINE) };
}

function findIn({ path, text }: SourceDocument, { for: kind, pattern, expression, comments }: Compiled, emit: Emit): void {
  const matcher = expression.matcher(text);
  let inComment: InComment | undefined; // most documents hold no match, and their comments are never looked for
  for (let count = 0; count < mostMatches && matcher.find(); count++) {
    const groups = Array.from({ length: matcher.groupCount() }, (_, index) => matcher.group(index + 1));
    const [start, end] = [matcher.start(), matcher.end()];
    // An empty match says nothing, and has no characters to mark.
    if (end === start) continue;
    inComment ??= comments === true ? commentsOf(path, text) : () => true;
    if (!inComment(start)) continue;
    const first = groups[0] == null ? undefined : span(matcher.start(1), matcher.end(1));
    emit(kind, pattern, span(start, end), { text: text.slice(start, end), groups, ...(first === undefined ? {} : { firstGroup: first }) });
  }
}

/** Most matches of one pattern that one document states. */
export const mostMatches = 1000;

/** Formats that are no text; whatever else is none is found out when it is read. */
const binary = /^\.(?:png|jpe?g|gif|webp|ico|pdf|zip|gz|tgz|woff2?|ttf|otf|eot|mp[34]|mov|db|sqlite3?|jar|class|so|dll|exe|bin|wasm)$/i;

/** The same patterns have the same version: FNV-1a over what they say. */
function versionOf(patterns: readonly TextPattern[]): number {
  let hash = 0x811c9dc5;
  for (const character of JSON.stringify(patterns)) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash;
}

export const samePatterns = (a: readonly TextPattern[], b: readonly TextPattern[]): boolean => versionOf(a) === versionOf(b);
