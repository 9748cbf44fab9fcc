import { createColors } from 'picocolors';
import type { Finding } from '../analysis/finding.ts';
import { rangeOf } from '../base/lines.ts';
import { visible } from '../report/visible.ts';
import { analysisRules } from '../rules/analysisRules.ts';
import { changesIn, type WatchOptions } from '../workspace/watch.ts';
import { type Analysis, analyse, type FolderOptions } from './analyse.ts';
import { type ExitCode, exit, type Streams } from './streams.ts';

/** Findings by what they are, each with its line of text. */
type Told = ReadonlyMap<string, { readonly rule: string; readonly line: string }>;

/** Checks a folder after each change, and says which findings are new and which are gone, until the signal ends it. */
export async function watch(options: FolderOptions, streams: Streams, when: WatchOptions): Promise<ExitCode> {
  const colors = createColors(streams.colors);
  let before: Told = new Map();
  const look = async (): Promise<void> => {
    const now = told(await analyse(options, streams), before);
    for (const [id, { line }] of before) if (!now.has(id)) streams.out(colors.green(`- ${line}\n`));
    for (const [id, { line }] of now) if (!before.has(id)) streams.out(`+ ${line}\n`);
    before = now;
  };
  let looks = 0;
  for await (const _ of changesIn(options.root, when)) {
    await look();
    if (looks++ === 0) streams.error(`Watching ${visible(options.root)}: ${before.size === 1 ? '1 finding' : `${before.size} findings`}\n`);
  }
  return exit.clean;
}

/** The findings now; with a policy that cannot be read those of before stay, since nothing was judged by it. */
function told({ engine, policies, lineStarts }: Analysis, before: Told): Told {
  const isAboutPolicy = (rule: string): boolean => rule === analysisRules.invalidPolicy.id;
  const broken = policies.policy.problems.size > 0;
  const findings = engine.allFindings().filter(it => it.status === 'new' && (!broken || isAboutPolicy(it.rule)));
  return new Map([
    ...[...before].filter(([, it]) => broken && !isAboutPolicy(it.rule)),
    ...findings.map(it => [it.fingerprint, { rule: it.rule, line: lineFor(it, lineStarts(it.path)) }] as const),
  ]);
}

function lineFor({ path, span, severity, message, rule }: Finding, lineStarts: readonly number[]): string {
  const { start } = rangeOf(lineStarts, span);
  return `${visible(path)}:${start.line}:${start.column}  ${severity}  ${visible(message)}  ${rule}`;
}
