import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { claimsMap } from '../../server/src/analysis/claimsMap.ts';
import type { Finding } from '../../server/src/analysis/finding.ts';
import { extractors } from '../../server/src/extract/extractors.ts';
import { githubReport } from '../../server/src/report/github.ts';
import { htmlReport } from '../../server/src/report/html.ts';
import { junitReport } from '../../server/src/report/junit.ts';
import { markdownReport } from '../../server/src/report/markdown.ts';
import type { Report } from '../../server/src/report/report.ts';
import { sarifReport } from '../../server/src/report/sarif.ts';
import composeUnknownService from '../../server/src/rules/compose/unknown-service.ts';
import docker from '../../server/src/rules/docker/unknown-stage.ts';
import paths from '../../server/src/rules/paths/dead-link.ts';
import { analyse } from '../pages/memoryWorkspace.ts';

const rules = [composeUnknownService, docker, paths];

/** A shop whose documents have drifted, with names that mean something to HTML, Markdown and workflow commands. */
const engine = analyse(extractors, rules, {
  files: new Map([
    ['compose.yaml', 'services:\n  backend:\n    image: shop\n  db:\n    image: postgres:17\n'],
    ['Dockerfile', 'FROM node:24 AS build\nFROM nginx\nCOPY --from=builder /web /web\n'],
    [
      'README.md',
      '# Shop\n\n```sh\ndocker compose logs api\ndocker compose logs db\n```\n\n[Prices](docs/a&b.md) and [<taxes>](docs/100%25,_sure.md)\n',
    ],
    ['docs/start.md', '# Start\n\n[Back](../README.md), [on](next.md)\n'],
  ]),
});

const report: Report = {
  version: '1.2.3',
  root: '/home/ana/shop',
  revision: '3f2a1b0c4d5e6f708192a3b4c5d6e7f8091a2b3c',
  findings: engine.allFindings(),
  rules,
  notes: ['This is a shallow clone: paths that older commits removed are not known'],
  lineStarts: path => engine.snapshot.document(path)?.lineStarts ?? [0],
  claims: claimsMap(engine),
  trend: [
    { commit: 'a'.repeat(40), date: '2026-01-03', subject: 'Open the shop', findings: { error: 0, warning: 1, info: 0, hint: 0 } },
    { commit: 'b'.repeat(40), date: '2026-02-04', subject: 'Sell <b>bread</b>', findings: { error: 1, warning: 4, info: 2, hint: 0 } },
  ],
};
const clean: Report = { ...report, findings: [], notes: [] };

/** Compares with the golden file; `UPDATE=1` writes it. */
function golden(name: string, text: string): void {
  const file = `test/report/golden/${name}`;
  if (process.env['UPDATE'] === '1' || !existsSync(file)) {
    assert.equal(process.env['UPDATE'], '1', `${file} is missing; UPDATE=1 writes it`);
    mkdirSync('test/report/golden', { recursive: true });
    writeFileSync(file, text);
  }
  assert.equal(text, readFileSync(file, 'utf8'));
}

/** The report with one finding again and again, in as many files. */
function many(count: number): Report {
  const [first] = report.findings;
  assert.ok(first !== undefined);
  const findings = Array.from(
    { length: count },
    (_, index): Finding => ({ ...first, path: `docs/page-${String(index).padStart(5, '0')}.md` }),
  );
  return { ...report, findings };
}

describe('the report as Markdown', () => {
  it('is what it was', () => golden('report.md', markdownReport(report)));
  it('says that nothing was found', () => assert.equal(markdownReport(clean), '**Groundline**: No claim is contradicted\n'));
  it('folds many findings, stays short enough for a comment, and says what is left out', () => {
    const text = markdownReport(many(2000));
    assert.ok(text.length <= 65_536, String(text.length));
    assert.match(text, /<details>\n<summary>docs\/page-00000\.md · 1 finding<\/summary>/);
    assert.match(text, /> Only \d+ of 2000 findings are listed here/);
    assert.equal(text.match(/<details>/g)?.length, text.match(/<\/details>/g)?.length);
  });
  it('lists what fits of one file alone', () => {
    const all = many(2000);
    const text = markdownReport({ ...all, findings: all.findings.map(it => ({ ...it, path: 'README.md' })) });
    assert.ok(text.length <= 65_536, String(text.length));
    assert.match(text, /> Only [1-9]\d+ of 2000 findings/);
  });
});

describe('the report as workflow commands', () => {
  it('is what it was', () => golden('report.github.txt', githubReport(report)));
  it('shows no more than GitHub does, and says so', () => {
    assert.match(githubReport(many(30)), /^Only 10 of 30 are shown as error$/m);
  });
});

describe('the report as JUnit XML', () => {
  it('is what it was', () => golden('report.junit.xml', junitReport(report)));
  it('has a case that passed for a rule without findings', () => {
    assert.match(junitReport(clean), /<testsuites name="groundline" tests="3" failures="0" errors="0">/);
  });
});

describe('the report as HTML', () => {
  it('is what it was', () => golden('report.html', htmlReport(report)));
  it('loads nothing and lets nothing of the workspace become markup', () => {
    const page = htmlReport(report);
    assert.doesNotMatch(page, /(?:src|href)="(?!#)|url\(|@import/);
    assert.doesNotMatch(page, /<b>bread|<taxes>/);
    assert.match(page, /Sell &lt;b&gt;bread&lt;\/b&gt;/);
  });
  it('says that nothing was found', () => assert.match(htmlReport(clean), /Every claim that could be judged holds/));
});

describe('the map of claims', () => {
  it('counts each claim once, by the fact that decided', () => {
    const lines = claimsMap(engine).map(it => `${it.document} → ${it.source}: ${it.true} ${it.false} ${it.unknown}`);
    assert.ok(lines.includes('README.md → compose.yaml: 1 1 0'), lines.join('\n'));
    assert.ok(lines.includes('docs/start.md → files and folders: 1 1 0'), lines.join('\n'));
  });
});

describe('the report as SARIF', () => {
  it('stops at what code scanning takes, with a note', () => {
    const [run] = (
      JSON.parse(sarifReport(many(5001), () => '# A page\n')) as {
        runs: { results: object[]; invocations: { toolExecutionNotifications: { message: { text: string } }[] }[] }[];
      }
    ).runs;
    assert.equal(run?.results.length, 5000);
    assert.ok(
      run?.invocations[0]?.toolExecutionNotifications.some(it => it.message.text === 'Only the gravest 5000 of 5001 findings are listed'),
    );
  });
});
