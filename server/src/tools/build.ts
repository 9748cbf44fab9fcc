import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BuildResult, build, type Plugin } from 'esbuild';
import { repository } from './repository.ts';

/**
 * Bundles the command line, which `cli` starts, the server and the extension into `dist/`, each one file without dependencies, and puts
 * beside them the rule pages and what one command of the command line alone needs.
 * Usage: `npm run build`, or `npm run build -- --sourcemap` to debug.
 */
const programs = {
  cli: 'server/src/cli/start.ts',
  program: 'server/src/cli.ts',
  extraction: 'server/src/cli/extraction.ts',
  mcpSdk: 'server/src/cli/mcpSdk.ts',
  server: 'server/src/main.ts',
  extension: 'client/src/extension.ts',
};

/** Leaves the SDK of `groundline mcp` in its own bundle. */
const besides: Plugin = {
  name: 'besides',
  setup: ({ onResolve }) =>
    onResolve({ filter: /\/mcpSdk\.ts$/ }, ({ kind }) => (kind === 'entry-point' ? undefined : { path: './mcpSdk.js', external: true })),
};

const dist = join(repository, 'dist');
mkdirSync(dist, { recursive: true });
writeFileSync(join(dist, 'package.json'), '{ "type": "commonjs" }\n'); // the extension host loads CommonJS, and the root says "module"
const extraction = await digestOfExtraction();
const built = await Promise.allSettled(Object.entries(programs).map(([name, entry]) => bundle(name, entry)));
copyPages();
for (const name of Object.keys(programs)) report(`${name}.js`, statSync(join(dist, `${name}.js`), { throwIfNoEntry: false })?.size ?? 0);
process.exitCode = built.every(it => it.status === 'fulfilled') ? 0 : 1; // esbuild has said why

function bundle(name: string, entry: string): Promise<BuildResult> {
  return build({
    entryPoints: [entry],
    absWorkingDir: repository,
    outfile: `dist/${name}.js`,
    bundle: true,
    minify: true,
    sourcemap: process.argv.includes('--sourcemap') ? 'linked' : false,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    mainFields: ['module', 'main'], // a UMD `main` hides its requires from the bundler
    external: ['vscode'],
    plugins: [besides],
    define: { 'import.meta.dirname': '__dirname', 'import.meta.filename': '__filename', EXTRACTION_BUILD: JSON.stringify(extraction) },
    legalComments: 'none',
    logLevel: 'warning',
  });
}

/** A digest of all code that facts follow from, with its libraries: facts that other code read are never taken from a cache. */
async function digestOfExtraction(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [
      'extract/extractors.ts',
      'extract/extractor.ts',
      'extract/textPatterns.ts',
      'workspace/source.ts',
      'workspace/factRecord.ts',
    ],
    absWorkingDir: join(repository, 'server', 'src'),
    outdir: 'none',
    bundle: true,
    minify: true,
    write: false,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    mainFields: ['module', 'main'],
    logLevel: 'warning',
  });
  const hash = createHash('sha256');
  for (const { contents } of outputFiles) hash.update(contents);
  return hash.digest('hex');
}

/** The pages that `explain` prints and the editor opens without a network. */
function copyPages(): void {
  const rules = join(repository, 'server', 'src', 'rules');
  rmSync(join(dist, 'rules'), { recursive: true, force: true });
  cpSync(rules, join(dist, 'rules'), { recursive: true, filter: from => statSync(from).isDirectory() || from.endsWith('.md') });
  const pages = readdirSync(join(dist, 'rules'), { recursive: true, encoding: 'utf8' }).filter(it => it.endsWith('.md'));
  report(
    'rules/',
    pages.reduce((sum, it) => sum + statSync(join(dist, 'rules', it)).size, 0),
    `${pages.length} pages`,
  );
}

function report(name: string, bytes: number, note = ''): void {
  console.log(`dist/${name.padEnd(14)} ${(bytes / 1024).toFixed(0).padStart(6)} kB  ${note}`.trimEnd());
}
