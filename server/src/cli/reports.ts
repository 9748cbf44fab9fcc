import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { InvalidArgumentError } from 'commander';
import { createColors } from 'picocolors';
import type { Finding } from '../analysis/finding.ts';
import { githubReport } from '../report/github.ts';
import { htmlReport } from '../report/html.ts';
import { jsonReport } from '../report/json.ts';
import { junitReport } from '../report/junit.ts';
import { markdownReport } from '../report/markdown.ts';
import type { Report } from '../report/report.ts';
import { sarifReport } from '../report/sarif.ts';
import { type Texts, textReport } from '../report/text.ts';
import { pageOf } from '../workspace/pages.ts';
import type { WorkspaceSource } from '../workspace/source.ts';
import { allRules } from './analyse.ts';
import { type Streams, UsageError } from './streams.ts';
import { toolVersion } from './version.ts';

/** Writes what was found in a folder into the files that were asked for, and to the terminal. */
export async function writeReport(
  source: WorkspaceSource,
  found: Omit<Report, 'version' | 'root' | 'revision' | 'rules'>,
  { format, report: files = [] }: { readonly format: 'text' | keyof typeof writers; readonly report?: readonly ReportFile[] },
  streams: Streams,
): Promise<void> {
  const report: Report = { version: toolVersion, root: source.root, revision: source.revision, rules: allRules, ...found };
  await writeFiles(report, files);
  if (format === 'text') streams.out(textReport(report, await excerptTexts(source, report.findings), createColors(streams.colors)));
  else streams.out(writers[format](report));
}

/** Every format that needs no more than the report. */
const writers = {
  json: jsonReport,
  sarif: (report: Report) => sarifReport(report, pageOf),
  github: githubReport,
  junit: junitReport,
  markdown: markdownReport,
  html: htmlReport,
} as const;

const fileFormats = ['json', 'sarif', 'junit', 'markdown'] as const;

/** A report that is written into a file beside what is printed, so that CI shows the one and keeps the other. */
export interface ReportFile {
  readonly format: (typeof fileFormats)[number];
  readonly file: string;
}

/** Reads one more `--report` of the form `FORMAT=FILE`. */
export function collectReportFile(value: string, before: readonly ReportFile[] = []): readonly ReportFile[] {
  const at = value.indexOf('=');
  const format = fileFormats.find(it => it === value.slice(0, at));
  if (format === undefined || at === value.length - 1)
    throw new InvalidArgumentError(`It is no FORMAT=FILE; formats are ${fileFormats.join(', ')}.`);
  return [...before, { format, file: value.slice(at + 1) }];
}

async function writeFiles(report: Report, files: readonly ReportFile[]): Promise<void> {
  for (const { format, file } of files)
    try {
      await mkdir(dirname(resolve(file)), { recursive: true });
      await writeFile(file, writers[format](report));
    } catch (error) {
      throw new UsageError(`The report ${file} cannot be written (${(error as NodeJS.ErrnoException).code ?? error})`);
    }
}

/** Texts of the documents that findings and the facts against them stand in. */
async function excerptTexts(source: WorkspaceSource, findings: readonly Finding[]): Promise<Texts> {
  const paths = new Set(findings.flatMap(it => [it.path, ...it.related.map(fact => fact.path)]));
  const texts = await Promise.all([...paths].map(async path => [path, await source.read(path)] as const));
  return new Map(texts.flatMap(([path, text]) => (text === undefined ? [] : [[path, text]])));
}
