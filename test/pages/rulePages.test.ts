import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { withReferences } from '../../server/src/analysis/moves.ts';
import { applyEdits, type Change } from '../../server/src/base/edit.ts';
import type { Span } from '../../server/src/base/span.ts';
import { lineStartsOf, rangeOf } from '../../server/src/base/lines.ts';
import { extractors } from '../../server/src/extract/extractors.ts';
import { viewOf } from '../../server/src/index/snapshotView.ts';
import type { FactView } from '../../server/src/index/view.ts';
import { rules } from '../../server/src/rules/rules.ts';
import type { Fix, Rule } from '../../server/src/rules/rule.ts';
import { readCarets } from './carets.ts';
import { analyse, findingsOf, type MemoryWorkspace } from './memoryWorkspace.ts';
import { type Case, parsePage } from './page.ts';

for (const rule of rules) {
  const page = `server/src/rules/${rule.id}.md`;
  describe(page, () => {
    assert.ok(existsSync(page), `${rule.id} has no page`);
    const { title, cases } = parsePage(readFileSync(page, 'utf8'));
    it("is headed by the rule's id", () => assert.equal(title, rule.id));
    it('shows a finding and near misses', () => {
      assert.ok(
        cases.some(it => it.files.some(file => readCarets(file.marked).expected.length > 0)),
        'no case has a finding',
      );
      assert.ok(
        cases.some(it => it.files.every(file => readCarets(file.marked).expected.length === 0)),
        'no case is without one',
      );
    });
    for (const example of cases) it(`${example.title} (line ${example.line})`, () => check(rule, example));
  });
}

/** Every finding must be marked, every mark must be found, and the first fix of each finding must mend it. */
function check(rule: Rule, example: Case): void {
  const marked = new Map(example.files.map(it => [it.path, readCarets(it.marked)]));
  const workspace: MemoryWorkspace = { ...example, files: new Map([...marked].map(([path, { text }]) => [path, text])) };
  const engine = analyse(extractors, [rule], workspace);
  const found = findingsOf(engine);
  const actual = found.map(finding => {
    const lineStarts = lineStartsOf(workspace.files.get(finding.path) ?? '');
    const { start, end } = rangeOf(lineStarts, finding.span);
    const severity = finding.severity === rule.severity ? '' : `[${finding.severity}] `;
    const bare = marked
      .get(finding.path)
      ?.expected.some(it => it.line === start.line && it.column === start.column && it.message === undefined);
    // One caret marks a finding that stands at a file and at none of its characters.
    const width = isEmpty(finding.span) ? end.column + 1 : end.column;
    return `${finding.path}:${start.line}:${start.column}-${width} ${bare ? '' : severity + finding.message}`.trimEnd();
  });
  const expected = [...marked].flatMap(([path, file]) =>
    file.expected.map(it => `${path}:${it.line}:${it.column}-${it.endColumn} ${it.message ?? ''}`.trimEnd()),
  );
  assert.deepEqual(actual.sort(), expected.sort());
  if (example.afterFix.size > 0)
    checkFixes(
      rule,
      example,
      workspace,
      found.map(it => it.fixes[0]),
      viewOf(engine.snapshot),
    );
}

const isEmpty = ({ start, end }: Span): boolean => start === end;

function checkFixes(rule: Rule, example: Case, workspace: MemoryWorkspace, fixes: readonly (Fix | undefined)[], facts: FactView): void {
  const files = new Map(workspace.files);
  const edits = new Map<string, { span: { start: number; end: number }; newText: string }[]>();
  const existing = [...(workspace.existing ?? [])];
  const isUnchanged = [...example.afterFix].every(([path, text]) => files.get(path) === text);
  if (isUnchanged) {
    assert.deepEqual(
      fixes.filter(it => it !== undefined),
      [],
      'fixes where none is to be offered',
    );
    return;
  }
  const changes = fixes.flatMap(fix => {
    assert.ok(fix !== undefined, 'a finding of this case has no fix');
    return fix.changes;
  });
  const moves: Extract<Change, { type: 'move' }>[] = [];
  for (const change of withReferences(changes, facts)) {
    if (change.type === 'edit') edits.set(change.path, [...(edits.get(change.path) ?? []), change]);
    else if (change.type === 'create') files.set(change.path, change.text);
    else moves.push(change);
  }
  for (const [path, list] of edits) files.set(path, applyEdits(files.get(path) ?? '', list));
  for (const { path, to } of moves) {
    const moved = files.get(path);
    files.delete(path);
    if (moved === undefined) existing.splice(existing.indexOf(path), 1, to);
    else files.set(to, moved);
  }
  for (const [path, text] of example.afterFix) assert.equal(files.get(path), text, `${path} after fix`);
  assert.deepEqual(
    findingsOf(analyse(extractors, [rule], { ...workspace, files, existing })).map(it => it.message),
    [],
    'findings left after the fix',
  );
}
