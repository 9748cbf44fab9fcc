import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { toolVersion } from '../../server/src/cli/version.ts';
import { repository } from '../repository.ts';
import { runProgram } from './commandLine.ts';
import { Packed } from './packed.ts';
import { TemporaryRepository } from './temporaryRepository.ts';

describe('the package of the command line', () => {
  it('holds what it needs and nothing else, and runs alone', () => {
    using packed = new Packed();
    assert.deepEqual(
      packed.files.filter(it => !it.startsWith('dist/rules/')),
      [
        'CHANGELOG.md',
        'LICENSE',
        'README.md',
        'dist/cli.js',
        'dist/extraction.js',
        'dist/mcpSdk.js',
        'dist/package.json',
        'dist/program.js',
        'package.json',
        ...readdirSync(join(repository, 'schema')).map(it => `schema/${it}`),
      ],
    );
    assert.ok(packed.files.every(it => !it.startsWith('dist/rules/') || it.endsWith('.md')));
    using folder = new TemporaryRepository({ 'README.md': 'See [the guide](docs/guide.md).\n' }).init();
    const run = (...args: readonly string[]) => runProgram(packed.program, args, folder.root);
    assert.equal(run('--version').out, `${toolVersion}\n`);
    assert.deepEqual(run('mcp'), { code: 0, out: '', error: '' }); // its SDK was found, and nobody spoke
    const checked = run('check');
    assert.equal(checked.code, 1, checked.error);
    assert.match(checked.out, /No file "docs\/guide\.md"/);
    assert.match(run('explain', 'paths/dead-link').out, /^# paths\/dead-link\n/);
  });
  it('is started by the name "groundline"', () => {
    const manifest = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as { readonly bin: unknown };
    assert.deepEqual(manifest.bin, { groundline: 'dist/cli.js' });
    assert.match(readFileSync(join(repository, 'dist', 'cli.js'), 'utf8'), /^#!\/usr\/bin\/env node\n/);
  });
});
