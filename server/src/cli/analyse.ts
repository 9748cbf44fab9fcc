import { readFile } from 'node:fs/promises';
import { relative, resolve, sep } from 'node:path';
import { Engine } from '../analysis/engine.ts';
import type { LineStarts } from '../base/lines.ts';
import { nearest } from '../base/nearest.ts';
import type { Path } from '../base/path.ts';
import { extractors } from '../extract/extractors.ts';
import { Policies } from '../policy/policies.ts';
import { analysisRuleIds, analysisRules, type RuleSummary } from '../rules/analysisRules.ts';
import { rules } from '../rules/rules.ts';
import { diskSource } from '../workspace/disk.ts';
import { extractionBuild } from '../workspace/extractionBuild.ts';
import type { CacheOptions } from '../workspace/cacheOptions.ts';
import { type Loaded, loadFolder } from '../workspace/loadFolder.ts';
import { revisionSource } from '../workspace/revision.ts';
import { settleWithHistory } from '../workspace/settleWithHistory.ts';
import type { WorkspaceSource } from '../workspace/source.ts';
import { Progress } from './progress.ts';
import { type Streams, UsageError } from './streams.ts';

/** Options of every command that reads a folder. */
export interface FolderOptions {
  readonly root: string;
  readonly at?: string;
  readonly policy?: string;
  /** A baseline in place of the folder's own. */
  readonly baseline?: string;
  /** Run these rules alone. */
  readonly rule?: readonly string[];
  readonly today?: string;
  /** `false` with `--no-inline-ignores`. */
  readonly inlineIgnores?: boolean;
  /** `false` with `--no-cache`: facts of earlier runs are neither used nor written. */
  readonly cache?: boolean;
  /** Whether it is told how the folder was read. */
  readonly stats?: boolean;
}

/** A folder that was read and judged. */
export interface Analysis {
  readonly source: WorkspaceSource;
  readonly engine: Engine;
  readonly policies: Policies;
  readonly loaded: Loaded;
  /** Milliseconds; `asking`: for what git was asked of its history once it was known what is cited. */
  readonly times: { readonly rules: number; readonly asking: number; readonly total: number };
  /** How many rules and extractors threw; each was named on standard error. */
  readonly defects: number;
  lineStarts(path: Path): LineStarts;
}

/** Everything that can be reported: rules and what the analysis itself says, by id. */
export const allRules: readonly RuleSummary[] = [...rules, ...Object.values(analysisRules)].sort((a, b) => (a.id < b.id ? -1 : 1));

/** Reads and judges a folder as on disk, or as a commit has it. */
export async function analyse(options: FolderOptions, streams: Streams): Promise<Analysis> {
  const begin = performance.now();
  const chosen = options.rule === undefined ? rules : rules.filter(it => options.rule?.includes(it.id));
  for (const id of options.rule ?? []) requireRule(id);
  const source = await openSource(options);
  const policies = new Policies(rules.map(it => it.id));
  if (options.policy !== undefined) await readGivenPolicy(options.policy, source.root, policies);
  if (options.baseline !== undefined) policies.replaceBaseline(await given(options.baseline, 'baseline'));
  let defects = 0;
  const defect = (what: string, path: Path, error: unknown): void => {
    defects++;
    streams.error(`groundline: ${what} failed on ${path}: ${error instanceof Error ? error.stack : error}\n`);
  };
  const engine = new Engine(chosen, (rule, path, error) => defect(`the rule ${rule.id}`, path, error), {
    today: options.today ?? new Date().toISOString().slice(0, 10),
    inlineIgnores: options.inlineIgnores ?? true,
    known: rules.map(it => it.id),
    changes: false,
  });
  const progress = new Progress(streams);
  const loaded = await loadFolder(source, engine, {
    extractors,
    policies,
    history: true,
    ...(options.at === undefined && streams.program !== undefined ? { program: streams.program } : {}),
    ...cacheFor(source, options, streams),
    onDefect: (extractor, path, error) => defect(`the extractor ${extractor.id}`, path, error),
    onProgress: (done, all) => progress.show(`Reading ${done} of ${all} documents`),
  });
  const settling = performance.now();
  const { asking } = await settleWithHistory(engine, loaded.history);
  progress.clear();
  const end = performance.now();
  return {
    source,
    engine,
    policies,
    loaded,
    times: { rules: end - settling - asking, asking, total: end - begin },
    defects,
    lineStarts: path => policies.lineStarts(path) ?? engine.snapshot.document(path)?.lineStarts ?? [0],
  };
}

/** Facts of another commit may come from the cache, and do not replace what it has of the files on disk. */
function cacheFor({ root }: WorkspaceSource, { at, cache, stats }: FolderOptions, streams: Streams): { cache?: CacheOptions } {
  if (cache === false || extractionBuild === undefined) return {};
  const log = (message: string): void => {
    if (stats === true) streams.error(`note: ${message}\n`);
  };
  return { cache: { root, build: extractionBuild, writes: at === undefined, log } };
}

/** The rule with an id, or a {@link UsageError} that names the nearest one. */
export function requireRule(id: string): RuleSummary {
  const rule = allRules.find(it => it.id === id);
  if (rule !== undefined) return rule;
  const meant = nearest(
    id,
    allRules.map(it => it.id),
  );
  throw new UsageError(`There is no rule "${id}"${meant === undefined ? '; "groundline rules" lists them' : `; did you mean "${meant}"?`}`);
}

/** Whether an id belongs to what the analysis itself says. */
export const isAnalysisRule = (id: string): boolean => analysisRuleIds.includes(id);

/** The folder on disk, or as a commit has it; a {@link UsageError} where it cannot be read. */
export async function openSource({ root, at }: Pick<FolderOptions, 'root' | 'at'>): Promise<WorkspaceSource> {
  try {
    return at === undefined ? await diskSource(root) : await revisionSource(root, at);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT') throw new UsageError(`There is no folder ${root}`);
    if (code === 'ENOTDIR') throw new UsageError(`${root} is not a folder`);
    if (code === 'EACCES' || code === 'EPERM') throw new UsageError(`The folder ${root} cannot be read (${code})`);
    throw error;
  }
}

/** A policy given on the command line stands in place of the folder's own. */
async function readGivenPolicy(file: string, root: string, policies: Policies): Promise<void> {
  const path = relative(root, resolve(file)).split(sep).join('/');
  policies.replaceRoot(path, await given(file, 'policy'));
}

/** The text of a file that the command line names. */
async function given(file: string, what: string): Promise<string> {
  try {
    return (await readFile(file, 'utf8')).replace(/^\ufeff/, '');
  } catch (error) {
    throw new UsageError(`The ${what} ${file} cannot be read (${(error as NodeJS.ErrnoException).code ?? error})`);
  }
}
