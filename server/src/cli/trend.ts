import type { TrendPoint } from '../report/report.ts';
import { severities } from '../rules/severity.ts';
import { firstParents } from '../workspace/repository.ts';
import { analyse } from './analyse.ts';
import type { CheckOptions } from './check.ts';
import type { Finding } from '../analysis/finding.ts';
import type { Streams } from './streams.ts';

/** The findings of the last commits, the oldest first, along the first parents: each commit is judged as git has it, by its own policy. */
export async function trendOf(
  count: number,
  shown: (finding: Finding) => boolean,
  options: CheckOptions,
  streams: Streams,
): Promise<readonly TrendPoint[]> {
  const points: TrendPoint[] = [];
  for (const { commit, date, subject } of await firstParents(options.root, options.at ?? 'HEAD', count)) {
    const { engine } = await analyse({ ...options, at: commit }, streams);
    const findings = engine.allFindings().filter(it => it.status === 'new' && shown(it));
    const of = (severity: Finding['severity']): number => findings.filter(it => it.severity === severity).length;
    const counts = Object.fromEntries(severities.map(it => [it, of(it)])) as Record<Finding['severity'], number>;
    points.unshift({ commit, date, subject, findings: counts });
  }
  return points;
}
