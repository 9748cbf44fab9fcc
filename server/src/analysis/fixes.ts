import { applyEdits, type TextEdit } from '../base/edit.ts';
import type { Path } from '../base/path.ts';
import { overlaps } from '../base/span.ts';
import type { DocumentContribution } from '../extract/extractor.ts';
import type { Tree, TreeEntry } from '../index/tree.ts';
import type { Fix } from '../rules/rule.ts';
import type { Engine } from './engine.ts';
import type { Finding } from './finding.ts';

/** What mending findings would change. */
export interface Mending {
  /** Edits of files that exist, by path. */
  readonly edits: ReadonlyMap<Path, readonly TextEdit[]>;
  /** Files to make, by path. */
  readonly creations: ReadonlyMap<Path, string>;
  /** Where files go, by the path that they have now; their edits count from there. */
  readonly moves: ReadonlyMap<Path, Path>;
  /** The findings that are gone with it. */
  readonly mended: readonly Finding[];
}

/** Where the proof reads texts and facts from. */
export interface MendingContext {
  readonly engine: Engine;
  /** Texts of the documents that fixes edit or move; a moved file without one is no document. */
  readonly texts: ReadonlyMap<Path, string>;
  extract(path: Path, text: string): DocumentContribution;
}

interface Context extends MendingContext {
  /** The paths before any change. */
  readonly listed: Tree;
}

/**
 * Plans the safe fixes of findings and proves each file's share: with it, the findings are gone and nothing new is found.
 * A fix that overlaps another one, or fails the proof, is left out. Afterwards the engine holds the mended texts.
 */
export function planMending(findings: readonly Finding[], given: MendingContext): Mending {
  const context: Context = { ...given, listed: given.engine.snapshot.tree };
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
  return { edits: plan.edits, creations: plan.creations, moves: plan.moves, mended };
}

const isReadable = (fix: Fix, { texts }: MendingContext): boolean =>
  fix.changes.length > 0 && fix.changes.every(it => it.type !== 'edit' || texts.has(it.path));

/** Adds the fixes to the plan when the engine agrees, and returns what they mend. */
function prove(plan: Plan, candidates: readonly { readonly finding: Finding; readonly fix: Fix }[], context: Context): readonly Finding[] {
  const { engine } = context;
  const undo = plan.copy();
  const taken = candidates.filter(({ fix }) => plan.add(fix, engine));
  if (taken.length === 0) return [];
  const before = countsOf(engine, undo.moves);
  const touched = new Set(taken.flatMap(({ fix }) => fix.changes.flatMap(it => (it.type === 'move' ? [it.path, it.to] : [it.path]))));
  evaluate(plan, touched, context);
  const after = countsOf(engine, plan.moves);
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
function evaluate(plan: Plan, paths: ReadonlySet<Path>, { engine, texts, extract, listed }: Context): void {
  const documents = new Map<Path, DocumentContribution | undefined>();
  const tree = new Map<Path, TreeEntry | undefined>();
  for (const path of paths) {
    const from = [...plan.moves].find(([, to]) => to === path)?.[0] ?? (plan.moves.has(path) || !listed.has(path) ? undefined : path);
    const made = from === undefined ? plan.creations.get(path) : textAfter(plan, from, texts);
    documents.set(path, made === undefined ? undefined : extract(path, made));
    const link = from === path && listed.get('tree.file', path)[0]?.value.link === true;
    tree.set(path, from === undefined && made === undefined ? undefined : { link });
  }
  engine.apply({ documents, tree });
  for (const _ of engine.settle());
}

function textAfter({ edits }: Plan, path: Path, texts: ReadonlyMap<Path, string>): string | undefined {
  const text = texts.get(path);
  return text === undefined ? undefined : applyEdits(text, edits.get(path) ?? []);
}

/** How often each finding stands, by what it is about rather than where; a moved file's count as those of the path it had. */
function countsOf(engine: Engine, moves: ReadonlyMap<Path, Path>): ReadonlyMap<string, number> {
  const before = new Map([...moves].map(([from, to]) => [to, from]));
  const counts = new Map<string, number>();
  for (const finding of engine.allFindings()) {
    const name = identity({ ...finding, path: before.get(finding.path) ?? finding.path });
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

const identity = ({ rule, path, claim }: Finding): string => [rule, path, claim.kind, claim.key].join('\u0000');

/** Changes that go together. */
class Plan {
  edits = new Map<Path, readonly TextEdit[]>();
  creations = new Map<Path, string>();
  moves = new Map<Path, Path>();

  /** Takes a fix in whole; refuses one that meets another's changes, unless it asks for the very same ones. */
  add(fix: Fix, { snapshot: { tree } }: Engine): boolean {
    const edits = new Map(this.edits);
    const creations = new Map(this.creations);
    const moves = new Map(this.moves);
    for (const change of fix.changes) {
      if (change.type === 'move') {
        const same = moves.get(change.path) === change.to;
        if (!same && (moves.has(change.path) || tree.has(change.to) || [...moves.values()].includes(change.to))) return false;
        moves.set(change.path, change.to);
        continue;
      }
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
    this.moves = moves;
    return true;
  }

  copy(): Pick<Plan, 'edits' | 'creations' | 'moves'> {
    return { edits: this.edits, creations: this.creations, moves: this.moves };
  }

  restore({ edits, creations, moves }: Pick<Plan, 'edits' | 'creations' | 'moves'>): void {
    this.edits = edits;
    this.creations = creations;
    this.moves = moves;
  }
}

const isSame = (a: TextEdit, b: TextEdit): boolean => a.span.start === b.span.start && a.span.end === b.span.end && a.newText === b.newText;
