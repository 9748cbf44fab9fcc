import { resolve } from 'node:path';
import type { Finding } from '../analysis/finding.ts';
import type { Path } from '../base/path.ts';
import { extractors } from '../extract/extractors.ts';
import { visible } from '../report/visible.ts';
import { isAtLeast, type Severity } from '../rules/severity.ts';
import { rules } from '../rules/rules.ts';
import { extractionBuild } from '../workspace/extractionBuild.ts';
import { type GateResult, judgeChange } from '../workspace/gate.ts';
import { commitOf, forkOf, repositoryOf } from '../workspace/repository.ts';
import { staged } from '../workspace/revision.ts';
import { type ReportFile, writeReport } from './reports.ts';
import { type ExitCode, exit, type Streams, UsageError } from './streams.ts';

/** Options of `groundline gate`, as the command line gives them. */
export interface GateCommand {
  readonly root: string;
  /** The branch that is guarded. */
  readonly base: string;
  /** Judge what is staged, and not the commit that is checked out. */
  readonly staged?: boolean;
  readonly format: GateFormat;
  readonly failOn: Severity;
  /** Files to write the findings into as well. */
  readonly report?: readonly ReportFile[];
  readonly today?: string;
  readonly cache?: boolean;
}

export const gateFormats = ['text', 'json', 'sarif', 'github', 'junit', 'markdown'] as const;
export type GateFormat = (typeof gateFormats)[number];

/** Judges a change against the branch that it wants into. It fails closed: with a policy that cannot be read nothing passes. */
export async function gate(options: GateCommand, streams: Streams): Promise<ExitCode> {
  const root = resolve(options.root);
  const head = options.staged === true ? Promise.resolve(staged) : commitOf(root, 'HEAD');
  // A failure is met where it is awaited; until then it must not count as unhandled.
  head.catch(() => undefined);
  const base = await commitOf(root, options.base);
  const fork = await forkOrExplain(root, base, options.base);
  let defects = 0;
  const defect = (what: string, path: Path, error: unknown): void => {
    defects++;
    streams.error(`groundline: ${what} failed on ${path}: ${error instanceof Error ? error.stack : error}\n`);
  };
  const result = await judgeChange(root, {
    base,
    fork,
    head: await head,
    rules,
    extractors,
    today: options.today ?? new Date().toISOString().slice(0, 10),
    ...(streams.program === undefined ? {} : { program: streams.program }),
    ...(options.cache === false || extractionBuild === undefined
      ? {}
      : { cache: { root, build: extractionBuild, writes: true, log: () => undefined } }),
    onDefect: (rule, path, error) => defect(`the rule ${rule.id}`, path, error),
    onExtractorDefect: (extractor, path, error) => defect(`the extractor ${extractor.id}`, path, error),
  });
  const { findings, engine, policies, source } = result;
  for (const [path, problems] of policies.policy.problems)
    for (const { message } of problems) streams.error(`groundline: ${path} of ${options.base} is no policy: ${message}\n`);
  for (const note of notesOf(result, options.base)) streams.error(`note: ${visible(note)}\n`);
  const lineStarts = (path: Path): readonly number[] => policies.lineStarts(path) ?? engine.snapshot.document(path)?.lineStarts ?? [0];
  await writeReport(source, { findings, notes: [], lineStarts }, options, streams);
  if (defects > 0) return exit.internal;
  if (policies.policy.problems.size > 0) return exit.usage;
  return findings.some(it => blocks(it, options.failOn)) ? exit.findings : exit.clean;
}

/** What governance says blocks whatever the threshold. */
const blocks = ({ rule, severity }: Finding, failOn: Severity): boolean => rule.startsWith('governance/') || isAtLeast(severity, failOn);

async function forkOrExplain(root: string, base: string, name: string): Promise<string> {
  const fork = await forkOf(root, base);
  if (fork !== undefined) return fork;
  const repository = await repositoryOf(root);
  const shallow = typeof repository !== 'string' && repository.shallow;
  throw new UsageError(
    shallow
      ? `This copy of the repository is shallow and does not reach the commit where the change left "${name}"; fetch all of it ("git fetch --unshallow", or "fetch-depth: 0" of actions/checkout)`
      : `"${name}" and HEAD have no commit in common, so there is no change to judge`,
  );
}

function notesOf({ policies, source }: GateResult, base: string): readonly string[] {
  const { facts } = policies.policy;
  const counting = facts.find(it => it.kind === 'policy.approvals');
  const protects = facts.some(it => it.kind === 'policy.protected' || it.kind === 'policy.protecting-owners');
  return [
    ...source.notes,
    ...(protects ? [] : [`The policy of "${base}" protects no path, so that no change needs an approval`]),
    ...(protects && counting?.kind === 'policy.approvals' && !counting.value.signed
      ? ['Approvals need no signature here: who may push one is decided by the review of the repository']
      : []),
  ];
}
