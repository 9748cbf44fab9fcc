import type { Stats } from '../report/report.ts';
import { rules } from '../rules/rules.ts';
import type { Analysis } from './analyse.ts';

/** How much was read and judged, and what it took. */
export function statsOf({ engine, loaded, times: { asking, ...times } }: Analysis): Stats {
  const judged = engine.counts();
  const kinds = new Set<string>(rules.flatMap(it => it.judges));
  let facts = 0;
  let claims = 0;
  for (const path of engine.snapshot.documentPaths()) {
    for (const { kind } of engine.snapshot.document(path)?.facts ?? []) {
      facts++;
      if (kinds.has(kind)) claims++;
    }
  }
  const { files, documents } = loaded;
  const milliseconds = { ...loaded.milliseconds, history: loaded.milliseconds.history + asking, ...times };
  return { files, documents, facts, claims, judged, milliseconds };
}
