import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { Ajv } from 'ajv';
import { parse } from 'yaml';

describe('the documents tell what is so', () => {
  const manifest = JSON.parse(read('package.json')) as Manifest;

  it('every library has its reason', () => {
    const architecture = read('ARCHITECTURE.md');
    for (const name of Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })) {
      assert.match(architecture, new RegExp(`(?<![\\w@/-])${name}(?![\\w/-])`), `ARCHITECTURE.md does not say why there is ${name}`);
    }
  });
  it('the changelog speaks of this version', () =>
    assert.match(read('CHANGELOG.md'), new RegExp(`^## ${manifest.version.replaceAll('.', '\\.')}$`, 'm')));
  it('the Node version of the README is the one that package.json asks for', () => {
    const [, version = ''] = /^>=(\d+\.\d+)$/.exec(manifest.engines.node) ?? [];
    assert.ok(read('README.md').includes(`Node ${version} or newer`), version);
  });
  it('the example of a report fits the schema of reports', () =>
    valid('schema/report.schema.json', JSON.parse(example('docs/json-report.md', 'json'))));
  it('the example of a decision fits the schema of decisions, and without who decided that of requests', () => {
    const { decision, approver, ...request } = JSON.parse(example('docs/approvals.md', 'json'));
    valid('schema/approval.schema.json', { ...request, decision, approver });
    valid('schema/request.schema.json', request);
  });
  for (const document of ['docs/policy.md', 'README.md']) {
    it(`the policy in ${document} fits the schema of policies`, () =>
      valid('schema/groundline.schema.json', parse(example(document, 'yaml', 'version: 1'))));
  }
});

interface Manifest {
  readonly version: string;
  readonly engines: { readonly node: string };
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

function read(path: string): string {
  return readFileSync(path, 'utf8');
}

/** The first fenced block of a language that begins with a text. */
function example(document: string, language: string, begins = ''): string {
  const blocks = [...read(document).matchAll(/^```(\w+)\n([^]*?)^```$/gm)];
  return blocks.find(it => it[1] === language && it[2]?.startsWith(begins))?.[2] ?? assert.fail(`${document} has no such block`);
}

function valid(schema: string, data: unknown): void {
  const ajv = new Ajv({ strict: false, validateFormats: false });
  assert.ok(ajv.validate(JSON.parse(read(schema)) as object, data), ajv.errorsText());
}
