import { type CodeAction, type CodeActionContext, CodeActionKind, type Command } from 'vscode-languageserver';
import type { Finding } from '../analysis/finding.ts';
import type { Change } from '../base/edit.ts';
import type { Path } from '../base/path.ts';
import type { Span } from '../base/span.ts';
import { type Location, serverCommands } from '../protocol.ts';
import { answer } from './answer.ts';
import { toDiagnostic, toRange, toSpan } from './convert.ts';
import { overlap, toWorkspaceEdit } from './edits.ts';
import type { Folder } from './folder.ts';
import { ignoreHere, ignoreInPolicy, policyPath } from './ignoring.ts';
import type { Session } from './session.ts';

const fixAll = `${CodeActionKind.SourceFixAll}.groundline`;

export const codeActionKinds: readonly string[] = [CodeActionKind.QuickFix, fixAll];

/** Offers what can be done about the findings at the cursor, and the safe fixes of a whole document. */
export function provideCodeActions(session: Session): void {
  session.connection.onCodeAction(({ textDocument: { uri }, range, context }, token) =>
    session.paused
      ? null
      : answer(session, uri, token, async (folder, path) => {
          const span = toSpan(folder.linesOf(path), range);
          const actions = wants(context, CodeActionKind.QuickFix) ? await quickFixes(session, folder, path, span) : [];
          // Asked for by name only: editors run it on save, and would else offer it in every menu.
          return context.only !== undefined && wants(context, fixAll) ? [...actions, ...fixAllIn(session, folder, path)] : actions;
        }),
  );
}

const wants = ({ only }: CodeActionContext, kind: string): boolean =>
  only === undefined || only.some(it => it === kind || kind.startsWith(`${it}.`) || it === '');

/** For the findings that a span touches: their fixes, the same for all equal claims, the fact, ignoring, the page; in this order. */
async function quickFixes(session: Session, folder: Folder, path: Path, span: Span): Promise<CodeAction[]> {
  const findings = folder.findings(path).filter(it => it.span.start <= span.end && span.start <= it.span.end);
  if (findings.length === 0) return [];
  const writes = session.trusted;
  const text = writes ? await folder.textOf(path) : undefined;
  const policy = writes ? await folder.textOf(policyPath) : undefined;
  const groups = findings.map(finding => [
    writes ? ownFixes(session, folder, finding) : [],
    writes ? equalFixes(session, folder, finding) : [],
    toFact(session, folder, finding),
    text === undefined ? [] : editing(session, folder, finding, `Ignore ${finding.rule} here`, [ignoreHere(finding, text)]),
    writes ? editing(session, folder, finding, `Turn ${finding.rule} off in ${policyPath}`, [ignoreInPolicy(finding.rule, policy)]) : [],
    toPage(session, folder, finding),
  ]);
  return [0, 1, 2, 3, 4, 5].flatMap(rank => unique(groups.flatMap(it => it[rank] ?? [])));
}

function ownFixes(session: Session, folder: Folder, finding: Finding): CodeAction[] {
  return finding.fixes.flatMap((fix, index) =>
    editing(session, folder, finding, fix.title, fix.changes, fix.kind === 'review').map(it =>
      index === 0 && fix.kind === 'safe' ? { ...it, isPreferred: true } : it,
    ),
  );
}

/** The first fix, for every finding of the folder that is about the same claim. */
function equalFixes(session: Session, folder: Folder, finding: Finding): CodeAction[] {
  const [fix] = finding.fixes;
  if (fix === undefined) return [];
  const fixes = folder
    .allFindings()
    .filter(it => it.rule === finding.rule && it.claim.key === finding.claim.key && it.claim.kind === finding.claim.kind)
    .flatMap(it => it.fixes.filter(other => other.title === fix.title).slice(0, 1));
  if (fixes.length < 2) return [];
  return editing(
    session,
    folder,
    finding,
    `${fix.title} in all ${fixes.length} places`,
    fixes.flatMap(it => it.changes),
    fix.kind === 'review',
  );
}

function toFact(session: Session, folder: Folder, finding: Finding): CodeAction[] {
  const [fact] = finding.related;
  if (fact === undefined || !session.abilities.showsDocuments) return [];
  const location: Location = { uri: folder.uriOf(fact.path), range: toRange(folder.linesOf(fact.path), fact.span) };
  return [
    commanding(session, folder, finding, `Go to ${fact.path}:${location.range.start.line + 1}`, {
      title: 'Go to the fact',
      command: serverCommands.showFact,
      arguments: [location],
    }),
  ];
}

function toPage(session: Session, folder: Folder, finding: Finding): CodeAction[] {
  const { rule } = finding;
  if (!session.abilities.showsDocuments || session.rulePages === undefined) return [];
  return [
    commanding(session, folder, finding, `Explain ${rule}`, {
      title: 'Open the page',
      command: serverCommands.openPage,
      arguments: [rule],
    }),
  ];
}

function editing(
  session: Session,
  folder: Folder,
  finding: Finding,
  title: string,
  changes: readonly (Change | undefined)[],
  confirm = false,
): CodeAction[] {
  const wanted = changes.filter(it => it !== undefined);
  const edit = wanted.length < changes.length ? undefined : toWorkspaceEdit(folder, session.abilities, wanted, confirm);
  if (edit === undefined) return [];
  return [{ title, kind: CodeActionKind.QuickFix, diagnostics: [toDiagnostic(finding, folder, session.rulePages)], edit }];
}

/** Names its finding, since editors sort what names none behind everything else. */
function commanding({ rulePages }: Session, folder: Folder, finding: Finding, title: string, command: Command): CodeAction {
  return { title, kind: CodeActionKind.QuickFix, diagnostics: [toDiagnostic(finding, folder, rulePages)], command };
}

const unique = (actions: readonly CodeAction[]): CodeAction[] => [
  ...new Map(actions.map(it => [JSON.stringify([it.title, it.edit, it.command]), it])).values(),
];

/** Every safe fix that stays inside the document and overlaps none before it, as one edit. */
function fixAllIn({ trusted, abilities }: Session, folder: Folder, path: Path): CodeAction[] {
  if (!trusted) return [];
  const changes: Change[] = [];
  for (const finding of folder.findings(path)) {
    const fix = finding.fixes.find(it => it.kind === 'safe' && it.changes.every(change => change.type === 'edit' && change.path === path));
    if (fix !== undefined && !overlap([...changes, ...fix.changes])) changes.push(...fix.changes);
  }
  const edit = changes.length === 0 ? undefined : toWorkspaceEdit(folder, abilities, changes);
  return edit === undefined ? [] : [{ title: 'Apply every safe fix of Groundline', kind: fixAll, edit }];
}
