import { existsSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { claimsMap } from '../analysis/claimsMap.ts';
import type { Finding } from '../analysis/finding.ts';
import { isInside, type Path } from '../base/path.ts';
import { analysisRules } from '../rules/analysisRules.ts';
import unapprovedChange from '../rules/governance/unapproved-change.ts';
import { isAtLeast, type Severity } from '../rules/severity.ts';
import type { Report } from '../report/report.ts';
import { visible } from '../report/visible.ts';
import { type Analysis, analyse, type FolderOptions, isAnalysisRule } from './analyse.ts';
import { findingsOf as findingsAt } from './base.ts';
import { mend } from './fix.ts';
import { type ReportFile, writeReport } from './reports.ts';
import { trendOf } from './trend.ts';
import { statsOf } from './stats.ts';
import { type ExitCode, exit, type Streams, UsageError } from './streams.ts';

/** How findings are written. */
export const formats = ['text', 'json', 'sarif', 'github', 'junit', 'markdown', 'html'] as const;
export type Format = (typeof formats)[number];

/** Options of `groundline check`, as the command line gives them. */
export interface CheckOptions extends FolderOptions {
  readonly format: Format;
  readonly failOn: Severity;
  /** Files to write the findings into as well. */
  readonly report?: readonly ReportFile[];
  /** Report only what this revision does not have; of `changed`, what its common ancestor with HEAD does not have. */
  readonly changed?: string | true;
  readonly since?: string;
  /** `false` leaves changes that nobody approved to the gate: who commits a change for others to approve has no approval yet. */
  readonly approvals?: boolean;
  readonly fix?: boolean;
  readonly fixDryRun?: boolean;
  readonly allowDirty?: boolean;
  /** Count the findings of so many commits. */
  readonly trend?: number;
}

/** Checks a folder and reports its findings. */
export async function check(paths: readonly string[], options: CheckOptions, streams: Streams): Promise<ExitCode> {
  const mending = options.fix === true || options.fixDryRun === true;
  if (mending && options.at !== undefined) throw new UsageError('A commit cannot be changed: --fix does not go with --at');
  if (options.trend !== undefined && options.format !== 'html' && options.format !== 'json')
    throw new UsageError('--trend is shown with --format html or json');
  let analysis = await analyse(options, streams);
  const filter = pathFilter(paths, analysis.source.root, options.at === undefined);
  const broken = analysis.policies.policy.problems.size > 0;
  if (mending && !broken) {
    const ours = (it: Finding): boolean => isShown(it, options) && filter(it.path);
    const mended = await mend(analysis, ours, options, streams);
    if (options.fixDryRun === true) return analysis.defects > 0 ? exit.internal : exit.clean;
    if (mended) analysis = await analyse(options, streams);
  }
  const all = analysis.engine.allFindings();
  let findings = broken
    ? all.filter(it => it.rule === analysisRules.invalidPolicy.id)
    : all.filter(it => isShown(it, options) && filter(it.path));
  const base = options.since ?? options.changed;
  if (base !== undefined && !broken) {
    const known = await findingsAt(base === true ? 'HEAD' : base, options.since === undefined, options, streams);
    findings = findings.filter(it => !known.has(it.fingerprint));
  }
  const trend =
    options.trend === undefined || broken
      ? undefined
      : await trendOf(options.trend, it => isShown(it, options) && filter(it.path), options, streams);
  await write(findings, trend, analysis, options, streams);
  if (analysis.defects > 0) return exit.internal;
  if (broken) return exit.usage;
  return findings.some(it => it.status === 'new' && isAtLeast(it.severity, options.failOn)) ? exit.findings : exit.clean;
}

/** What the analysis itself says is left out when some rules are asked for, unless it is among them. */
const isShown = (finding: Finding, { rule, approvals }: CheckOptions): boolean =>
  (rule === undefined || !isAnalysisRule(finding.rule) || rule.includes(finding.rule)) &&
  (approvals !== false || finding.rule !== unapprovedChange.id);

async function write(
  findings: readonly Finding[],
  trend: Report['trend'],
  analysis: Analysis,
  options: CheckOptions,
  streams: Streams,
): Promise<void> {
  const { source } = analysis;
  const found = {
    findings,
    notes: source.notes,
    lineStarts: analysis.lineStarts,
    ...(options.stats === true ? { stats: statsOf(analysis) } : {}),
    ...(trend === undefined ? {} : { trend }),
    ...(options.format === 'html' ? { claims: claimsMap(analysis.engine) } : {}),
  };
  if (analysis.policies.policy.baseline !== undefined) streams.error(`${againstBaseline(findings)}\n`);
  if (options.format !== 'text') for (const note of source.notes) streams.error(`note: ${visible(note)}\n`);
  await writeReport(source, found, options, streams);
}

/** How the findings compare with the baseline. */
function againstBaseline(findings: readonly Finding[]): string {
  const same = findings.filter(it => it.status === 'baseline').length;
  const gone = findings.filter(it => it.rule === analysisRules.staleBaseline.id).length;
  const fresh = findings.filter(it => it.status === 'new').length - gone;
  return `baseline: ${fresh} new, ${same} the same, ${gone} gone`;
}

/** Whether a path was asked for; `paths` as given on the command line, relative to the current folder. */
function pathFilter(paths: readonly string[], root: string, onDisk: boolean): (path: Path) => boolean {
  if (paths.length === 0) return () => true;
  const wanted = paths.map(given => {
    const path = relative(root, resolve(given)).split(sep).join('/');
    if (path === '..' || path.startsWith('../')) throw new UsageError(`${given} lies outside of ${root}`);
    if (onDisk && !existsSync(resolve(given))) throw new UsageError(`There is no file or folder ${given}`);
    return path;
  });
  return path => wanted.some(it => isInside(path, it));
}
