import type { Finding } from '../analysis/finding.ts';
import { type Baseline, baselineFileName, writeBaseline } from '../policy/baseline.ts';
import { plural } from '../report/report.ts';
import { createBaseline as acceptAll } from '../setup/createBaseline.ts';
import { writeFiles } from '../workspace/write.ts';
import { analyse } from './analyse.ts';
import { type ExitCode, exit, type Streams, UsageError } from './streams.ts';

/** Options of `groundline baseline`, as the command line gives them. */
export interface BaselineOptions {
  readonly root: string;
  readonly today?: string;
}

/** Accepts every finding that there is now, so that only new ones are reported. Refuses where a baseline is. */
export async function createBaseline(options: BaselineOptions, streams: Streams): Promise<ExitCode> {
  const { findings, root } = await measure(options, streams);
  const accepted = await acceptAll(root, findings, options.today ?? new Date().toISOString().slice(0, 10));
  streams.error(`Accepted ${plural(accepted, 'finding')} in ${baselineFileName}; commit it
`);
  return exit.clean;
}

/** Takes out of the baseline what is not there any more, and settles a merge conflict in it. */
export async function shrinkBaseline(options: BaselineOptions, streams: Streams): Promise<ExitCode> {
  const { baseline, stale, root, text } = await measure(options, streams);
  if (baseline === undefined) throw new UsageError(`There is no ${baselineFileName}; "groundline baseline create" makes it`);
  const foreign = baseline.problems.find(it => !it.message.startsWith('A merge conflict'));
  if (foreign !== undefined) throw new UsageError(`${baselineFileName} holds a line that is no entry; nothing was written`);
  const kept = baseline.entries.filter(it => !stale.has(it.fingerprint));
  const edit = { span: { start: 0, end: text.length }, newText: writeBaseline(kept) };
  await writeFiles(root, { edits: new Map([[baselineFileName, [edit]]]), creations: new Map() }, new Map([[baselineFileName, text]]));
  streams.error(`${plural(kept.length, 'finding')} still accepted, ${baseline.entries.length - kept.length} gone\n`);
  return exit.clean;
}

interface Measured {
  readonly root: string;
  readonly baseline: Baseline | undefined;
  /** The baseline's text. */
  readonly text: string;
  readonly findings: readonly Finding[];
  /** Fingerprints of entries that accept nothing. */
  readonly stale: ReadonlySet<string>;
}

async function measure({ root, today }: BaselineOptions, streams: Streams): Promise<Measured> {
  const { source, engine, policies, defects } = await analyse({ root, ...(today === undefined ? {} : { today }) }, streams);
  if (policies.policy.problems.size > 0) throw new UsageError('The policy has mistakes; "groundline check" shows them');
  if (defects > 0) throw new UsageError('A rule failed, so that not all findings are known; nothing was written');
  const findings = engine.allFindings();
  const stale = new Set(findings.filter(it => it.rule === 'baseline/stale-entry').map(it => it.claim.key));
  const text = (await source.read(baselineFileName)) ?? '';
  return { root: source.root, baseline: policies.policy.baseline, text, findings, stale };
}
