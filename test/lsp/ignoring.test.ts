import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Finding } from '../../server/src/analysis/finding.ts';
import { applyEdits } from '../../server/src/base/edit.ts';
import { ignoreHere } from '../../server/src/lsp/ignoring.ts';

/** A text after "ignore here" on what stands between the marks `«` and `»`. */
function ignored(path: string, marked: string): string | undefined {
  const start = marked.indexOf('«');
  const text = marked.replace(/[«»]/g, '');
  const span = { start, end: marked.indexOf('»') - 1 };
  const finding: Finding = {
    rule: 'paths/dead-path',
    severity: 'warning',
    confidence: 'certain',
    path,
    span,
    message: '',
    related: [],
    fixes: [],
    fingerprint: '',
    status: 'new',
    claim: { kind: 'doc.path', key: '' },
  };
  const change = ignoreHere(finding, text);
  return change?.type === 'edit' ? applyEdits(text, [change]) : undefined;
}

describe('ignore here', () => {
  it('stands above the paragraph, which a comment within it would end', () => {
    assert.equal(
      ignored('README.md', '# API\n\nIt reads its settings\nfrom `«config/a.yaml»`.\n'),
      '# API\n\n<!-- groundline-ignore paths/dead-path -- reason -->\nIt reads its settings\nfrom `config/a.yaml`.\n',
    );
  });
  it('stands above the instruction whose continued line is meant', () => {
    assert.equal(
      ignored('Dockerfile', 'FROM node:22\nCOPY a.json \\\n  «b.json» \\\n  /app/\n'),
      'FROM node:22\n# groundline-ignore paths/dead-path -- reason\nCOPY a.json \\\n  b.json \\\n  /app/\n',
    );
  });
  it('stands above the line elsewhere, as deep as that', () => {
    assert.equal(
      ignored('compose.yaml', 'services:\n  api:\n    env_file: «api.env»\n'),
      'services:\n  api:\n    # groundline-ignore paths/dead-path -- reason\n    env_file: api.env\n',
    );
  });
  it('stands in the row of a table, and above a fenced block', () => {
    assert.equal(
      ignored('README.md', '| a |\n| - |\n| «b.md» |\n'),
      '| a |\n| - |\n| b.md <!-- groundline-ignore paths/dead-path -- reason --> |\n',
    );
    assert.equal(
      ignored('README.md', '```sh\nrun «b.sh»\n```\n'),
      '<!-- groundline-ignore paths/dead-path -- reason -->\n```sh\nrun b.sh\n```\n',
    );
  });
  it('is not offered where no comment can be', () => {
    assert.equal(ignored('docs/index.json', '{ "a": "«b.md»" }\n'), undefined);
  });
});
