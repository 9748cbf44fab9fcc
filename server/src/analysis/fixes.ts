import { applyEdits, type TextEdit } from '../base/edit.ts';
import type { Path } from '../base/path.ts';
import { overlaps } from '../base/span.ts';
import type { DocumentContribution } from '../extract/extractor.ts';
import type { Fix } from '../rules/rule.ts';
import type { Engine } from './engine.ts';
import type { Finding } from './finding.ts';

/** What mending findings would change. */
export interface Mending {
  /** Edits of files that exist, by path. */
  readonly edits: ReadonlyMap<Path, readonly TextEdit[]>;
  /** Files to make, by path. */
  readonly creations: ReadonlyMap<Path, string>;
  /** The findings that are gone with it. */
  readonly mended: readonly Finding[];
}

/** Where the proof reads texts and facts from. */
export interface MendingContext {
  readonly engine: Engine;
  /** Texts of the documents that fixes edit. */
  readonly texts: ReadonlyMap<Path, string>;
  extract(path: Path, text: string): DocumentContribution;
}

/**
 * Plans the safe fixes of findings and proves each file's share: with it, the findings are gone and nothing new is found.
 * A fix that overlaps another one, or fails the proof, is left out. Afterwards the engine holds the mended texts.
 */
export function planMending(findings: readonly Finding[], context: MendingContext): Mending {
  const plan = new Plan();
  const byFile = new Map<Path, { readonly finding: Finding; readonly fix: Fix }[]>();
  for (const finding of findings) {
    const [fix] = finding.fixes;
    if (finding.status !== 'new' || fix?.kind !== 'safe' || !isReadable(fix, context)) continue;
    const file = byFile.get(finding.path);
    if (file === undefined) byFile.set(finding.path, [{ finding, fix }]);
    else file.push({ finding, fix });
  }
  const mended: Finding[] = [];
  for (const candidates of byFile.values()) {
    const proved = prove(plan, candidates, context);
    if (proved.length > 0 || candidates.length === 1) mended.push(...proved);
    else for (const candidate of candidates) mended.push(...prove(plan, [candidate], context));
  }
  return { edits: plan.edits, creations: plan.creations, mended };
}

const isReadable = (fix: Fix, { texts }: MendingContext): boolean =>
  fix.changes.length > 0 && fix.changes.every(it => (it.type === 'edit' ? texts.has(it.path) : it.type === 'create'));

/** Adds the fixes to the plan when the engine agrees, and returns what they mend. */
function prove(
  plan: Plan,
  candidates: readonly { readonly finding: Finding; readonly fix: Fix }[],
  context: MendingContext,
): readonly Finding[] {
  const { engine } = context;
  const undo = plan.copy();
  const taken = candidates.filter(({ fix }) => plan.add(fix));
  if (taken.length === 0) return [];
  const before = countsOf(engine);
  const touched = new Set(taken.flatMap(({ fix }) => fix.changes.map(it => it.path)));
  evaluate(plan, touched, context);
  const after = countsOf(engine);
  const wanted = new Map<string, number>();
  for (const { finding } of taken) wanted.set(identity(finding), (wanted.get(identity(finding)) ?? 0) + 1);
  const gone = [...wanted].every(([name, count]) => (after.get(name) ?? 0) <= (before.get(name) ?? 0) - count);
  const nothingNew = [...after].every(([name, count]) => count <= (before.get(name) ?? 0));
  if (gone && nothingNew) return taken.map(it => it.finding);
  plan.restore(undo);
  evaluate(plan, touched, context);
  return [];
}

/** Brings the engine to what the plan makes of some files. */
function evaluate(plan: Plan, paths: ReadonlySet<Path>, { engine, texts, extract }: MendingContext): void {
  const documents = new Map<Path, DocumentContribution | undefined>();
  const tree = new Map<Path, { readonly link: false } | undefined>();
  for (const path of paths) {
    const text = texts.get(path);
    if (text !== undefined) documents.set(path, extract(path, applyEdits(text, plan.edits.get(path) ?? [])));
    else {
      const created = plan.creations.get(path);
      documents.set(path, created === undefined ? undefined : extract(path, created));
      tree.set(path, created === undefined ? undefined : { link: false });
    }
  }
  engine.apply({ documents, tree });
  for (const _ of engine.settle());
}

/** How often each finding stands, by what it is about rather than where. */
function countsOf(engine: Engine): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const finding of engine.allFindings()) counts.set(identity(finding), (counts.get(identity(finding)) ?? 0) + 1);
  return counts;
}

const identity = ({ rule, path, claim }: Finding): string => [rule, path, claim.kind, claim.key].join('\u0000');

/** Changes that go together. */
class Plan {
  edits = new Map<Path, readonly TextEdit[]>();
  creations = new Map<Path, string>();

  /** Takes a fix in whole; refuses one that meets another's changes, unless it asks for the very same ones. */
  add(fix: Fix): boolean {
    const edits = new Map(this.edits);
    const creations = new Map(this.creations);
    for (const change of fix.changes) {
      if (change.type === 'move') return false;
      if (change.type === 'create') {
        if ((creations.get(change.path) ?? change.text) !== change.text) return false;
        creations.set(change.path, change.text);
        continue;
      }
      const { span, newText } = change;
      const others = edits.get(change.path) ?? [];
      if (others.some(it => isSame(it, change))) continue;
      if (others.some(it => overlaps(it.span, span) || it.span.start === span.start || it.span.end === span.end)) return false;
      edits.set(change.path, [...others, { span, newText }]);
    }
    this.edits = edits;
    this.creations = creations;
    return true;
  }

  copy(): Pick<Plan, 'edits' | 'creations'> {
    return { edits: this.edits, creations: this.creations };
  }

  restore({ edits, creations }: Pick<Plan, 'edits' | 'creations'>): void {
    this.edits = edits;
    this.creations = creations;
  }
}

const isSame = (a: TextEdit, b: TextEdit): boolean => a.span.start === b.span.start && a.span.end === b.span.end && a.newText === b.newText;
