import { type Hover, MarkupKind } from 'vscode-languageserver';
import { claimsAbout, claimsAt, type Explanation, explain, factsAt, sourcesOf } from '../analysis/explain.ts';
import type { Path } from '../base/path.ts';
import type { Span } from '../base/span.ts';
import type { FactOf } from '../facts/fact.ts';
import type { UnknownReason } from '../rules/rule.ts';
import { answer } from './answer.ts';
import { pageOf, toOffset, toRange } from './convert.ts';
import type { Folder } from './folder.ts';
import type { Session } from './session.ts';

/** Says of the claim or fact under the cursor what is known: verdict, source of truth, since when, and how many claims name it. */
export function provideHovers(session: Session): void {
  session.connection.onHover(({ textDocument: { uri }, position }, token) =>
    answer(session, uri, token, (folder, path) => hoverAt(session, folder, path, toOffset(folder.linesOf(path), position))),
  );
}

function hoverAt(session: Session, folder: Folder, path: Path, offset: number): Hover | null {
  const { snapshot } = folder.engine;
  for (const { claim, rules } of claimsAt(session.rules, snapshot, path, offset)) {
    const explanations = rules.map(rule => explain(rule, claim, snapshot));
    const lines = explanations.flatMap(it => describeClaim(session, folder, it));
    if (lines.length > 0) return hover(session, folder, path, claim.span, lines);
  }
  for (const fact of factsAt(snapshot, path, offset)) {
    const count = claimsAbout(session.rules, snapshot, fact).length;
    if (count > 0)
      return hover(session, folder, path, fact.span, [`\`${fact.key}\` is named by ${count === 1 ? 'one claim' : `${count} claims`}`]);
  }
  return null;
}

function describeClaim({ rulePages }: Session, folder: Folder, explanation: Explanation): string[] {
  const { rule, claim, verdict } = explanation;
  if (verdict.is === 'unknown') return [`\`${claim.key}\` is not judged by ${rule.id}: ${reasons[verdict.because]}`];
  if (verdict.is === 'true') {
    const sources = sourcesOf(explanation);
    return sources.length === 0
      ? []
      : [
          `\`${claim.key}\` is true: ${sources
            .slice(0, most)
            .map(it => placeOf(folder, it))
            .join(', ')}`,
        ];
  }
  const page = rulePages === undefined ? rule.id : `[${rule.id}](${pageOf(rulePages, rule.id)})`;
  return [
    `**${escapeMarkdown(verdict.message)}**`,
    ...(verdict.related ?? []).slice(0, most).map(it => `${placeOf(folder, it)} ${escapeMarkdown(it.message)}`),
    ...since(explanation),
    ...(verdict.fixes ?? []).slice(0, most).map(it => `${escapeMarkdown(it.title)}`),
    page,
  ];
}

/** The commits that removed what the claim names. */
function since({ found }: Explanation): string[] {
  const removed = found.filter((it): it is FactOf<'history.removed' | 'history.removed-folder'> => it.kind.startsWith('history.removed'));
  return removed
    .slice(-1)
    .map(
      ({ key, value }) =>
        `\`${key}\` was there until ${value.commit} (${value.date})${value.to === undefined ? '' : `, then \`${value.to}\``}`,
    );
}

function placeOf(folder: Folder, { path, span }: { readonly path: Path; readonly span: Span }): string {
  const line = toRange(folder.linesOf(path), span).start.line + 1;
  return span.end === 0 ? `[${path}](${folder.uriOf(path)})` : `[${path}:${line}](${folder.uriOf(path)}#L${line})`;
}

function hover({ abilities }: Session, folder: Folder, path: Path, span: Span, lines: readonly string[]): Hover {
  const text = lines.join('\n\n');
  return {
    contents: abilities.markdownHover ? { kind: MarkupKind.Markdown, value: text } : { kind: MarkupKind.PlainText, value: plain(text) },
    range: toRange(folder.linesOf(path), span),
  };
}

const escapeMarkdown = (text: string): string => text.replace(/[\\*_<>[\]]/g, '\\$&');
const plain = (text: string): string => text.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/\*\*|`|\\(?=[\\*_<>[\]])/g, '');

/** Most places and fixes named in one hover. */
const most = 5;

const reasons: Readonly<Record<UnknownReason, string>> = {
  placeholder: 'it holds a placeholder',
  negated: 'the text denies it',
  future: 'the text speaks of what is to come',
  conditional: 'the text says that it need not be there',
  past: 'the text is a record of what was',
  example: 'it is an example',
  output: 'it is the output of a program',
  tolerated: 'the command may fail',
  produced: 'the text makes it',
  role: 'the document is no living one',
  excluded: 'the policy excludes the document',
  'working-directory': 'where the command runs cannot be told',
  elsewhere: 'it means something that lies elsewhere',
  'not-local': 'nothing in the workspace decides about it',
  ignored: 'the path is ignored, so somebody makes it',
  opaque: 'it lies below a link, a submodule or another repository',
  unreadable: 'the source of truth could not be read',
  open: 'the source of truth is computed',
  site: 'it is a route of a documentation site',
  history: "git's history has not been read yet",
  unproven: 'nothing proves it either way',
};
