import pc from 'picocolors';
import { Engine } from '../analysis/engine.ts';
import type { Finding } from '../analysis/finding.ts';
import type { Path } from '../base/path.ts';
import { extractors } from '../extract/extractors.ts';
import { Policies } from '../policy/policies.ts';
import type { Snapshot } from '../index/snapshot.ts';
import { jsonReport } from '../report/json.ts';
import type { Report, Stats } from '../report/report.ts';
import { textReport } from '../report/text.ts';
import { rules as allRules } from '../rules/rules.ts';
import type { Severity } from '../rules/rule.ts';
import { diskSource } from '../workspace/disk.ts';
import { type Loaded, loadFolder } from '../workspace/loadFolder.ts';
import type { WorkspaceSource } from '../workspace/source.ts';
import { type ExitCode, exit, type Streams } from './streams.ts';
import { toolVersion } from './version.ts';

/** Options of `groundline check`, as the command line gives them. */
export interface CheckOptions {
  readonly root: string;
  readonly format: 'text' | 'json';
  readonly rule?: readonly string[];
  readonly failOn: Severity;
  readonly stats?: boolean;
}

export async function check(options: CheckOptions, streams: Streams): Promise<ExitCode> {
  const begin = performance.now();
  const source = await diskSource(options.root);
  const rules = options.rule === undefined ? allRules : allRules.filter(it => options.rule?.includes(it.id));
  let defects = 0;
  const engine = new Engine(rules, (rule, path, error) => {
    defects++;
    streams.error(`groundline: the rule ${rule.id} failed on ${path}: ${error instanceof Error ? error.stack : error}\n`);
  });
  const loaded = await loadFolder(source, engine, {
    extractors,
    policies: new Policies(allRules.map(it => it.id)),
    history: true,
    onDefect: (extractor, path, error) => {
      defects++;
      streams.error(`groundline: the extractor ${extractor.id} failed on ${path}: ${error instanceof Error ? error.stack : error}\n`);
    },
  });
  const settling = performance.now();
  for (const _ of engine.settle());
  const end = performance.now();
  const findings = engine.allFindings();
  const report: Report = {
    version: toolVersion,
    root: source.root,
    revision: source.revision,
    findings,
    rules,
    notes: source.notes,
    lineStarts: path => engine.snapshot.document(path)?.lineStarts ?? [0],
    ...(options.stats ? { stats: statsOf(engine, loaded, { rules: end - settling, total: end - begin }) } : {}),
  };
  if (options.format === 'json') streams.out(jsonReport(report));
  else streams.out(textReport(report, await excerptTexts(source, findings), pc.createColors(streams.colors)));
  if (defects > 0) return exit.internal;
  return findings.some(it => it.status === 'new' && ranks[it.severity] >= ranks[options.failOn]) ? exit.findings : exit.clean;
}

const ranks: Readonly<Record<Severity, number>> = { error: 3, warning: 2, info: 1, hint: 0 };

/** Texts of the documents that findings and the facts against them stand in. */
async function excerptTexts(source: WorkspaceSource, findings: readonly Finding[]): Promise<ReadonlyMap<Path, string>> {
  const paths = new Set(findings.flatMap(it => [it.path, ...it.related.map(fact => fact.path)]));
  const texts = await Promise.all([...paths].map(async path => [path, await source.read(path)] as const));
  return new Map(texts.flatMap(([path, text]) => (text === undefined ? [] : [[path, text]])));
}

function statsOf(engine: Engine, loaded: Loaded, times: { readonly rules: number; readonly total: number }): Stats {
  const judged = engine.counts();
  const unknown = Object.values(judged.unknown).reduce((sum, count) => sum + count, 0);
  return {
    files: loaded.files,
    documents: loaded.documents,
    facts: factCount(engine.snapshot),
    claims: judged.true + judged.false + unknown,
    judged,
    milliseconds: { ...loaded.milliseconds, ...times },
  };
}

function factCount(snapshot: Snapshot): number {
  return snapshot.documentPaths().reduce((sum, path) => sum + (snapshot.document(path)?.facts.length ?? 0), 0);
}
