import { join } from 'node:path';
import type { Finding } from '../analysis/finding.ts';
import { type BaselineEntry, baselineFileName, writeBaseline } from '../policy/baseline.ts';
import { analysisRules } from '../rules/analysisRules.ts';
import { exists } from '../workspace/write.ts';
import { SetUpError } from './setUpError.ts';
import { writeNew } from './writeNew.ts';

/** Accepts the findings that there are, so that only new ones are reported, and says how many. Refuses where a baseline is. */
export async function createBaseline(root: string, findings: readonly Finding[], since: string): Promise<number> {
  if (await exists(join(root, baselineFileName)))
    throw new SetUpError(`${baselineFileName} exists already; it only shrinks, with "groundline baseline shrink"`);
  const entries = findings.filter(isAcceptable).map((it): BaselineEntry => ({ ...it, since }));
  await writeNew(root, new Map([[baselineFileName, writeBaseline(entries)]]));
  return entries.length;
}

const ownRules: readonly string[] = Object.values(analysisRules).map(it => it.id);

/** What is said of the policy, the baseline and comments themselves is mended and never accepted; hints are not shown anyway. */
const isAcceptable = ({ rule, severity, status }: Finding): boolean =>
  status === 'new' && !ownRules.includes(rule) && !rule.startsWith('governance/') && severity !== 'hint';
