import type { Path } from '../base/path.ts';
import type { Engine, Judged } from './engine.ts';
import { explain, sourcesOf } from './explain.ts';
import { Recording } from './recording.ts';

/** How the claims of one document stand that rest on one source of truth. */
export interface ClaimsAbout {
  readonly document: Path;
  /** The source's document; `files and folders` for the tree, `not judged` for claims that are unknown. */
  readonly source: string;
  readonly true: number;
  readonly false: number;
  readonly unknown: number;
}

/** Which documents claim what of which sources of truth. A claim that several rules judge counts once: false before true before unknown. */
export function claimsMap(engine: Engine): readonly ClaimsAbout[] {
  const recording = new Recording(engine.snapshot);
  const claims = new Map<string, Judged>();
  for (const judged of engine.verdicts()) {
    const { path, span, kind } = judged.claim;
    const name = [path, span.start, span.end, kind].join('\u0000');
    const known = claims.get(name);
    if (known === undefined || order[judged.verdict.is] < order[known.verdict.is]) claims.set(name, judged);
  }
  const rows = new Map<string, { document: Path; source: string; true: number; false: number; unknown: number }>();
  for (const judged of claims.values()) {
    const document = judged.claim.path;
    const source = sourceOf(judged, engine, recording);
    const name = `${document}\u0000${source}`;
    const row = rows.get(name) ?? { document, source, true: 0, false: 0, unknown: 0 };
    row[judged.verdict.is]++;
    rows.set(name, row);
  }
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

const order = { false: 0, true: 1, unknown: 2 } as const;

function sourceOf({ rule, claim, verdict }: Judged, engine: Engine, recording: Recording): string {
  if (verdict.is === 'unknown') return 'not judged';
  const related = verdict.is === 'false' ? verdict.related?.find(it => it.span.end > 0) : undefined;
  const [fact] = related === undefined ? sourcesOf(explain(rule, claim, engine.snapshot, recording)) : [];
  if (related !== undefined) return related.path;
  return fact === undefined || fact.kind.startsWith('tree.') ? 'files and folders' : fact.path;
}
