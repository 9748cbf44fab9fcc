import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildSync } from 'esbuild';

const bundles = resolve('out/programs');

/**
 * A program of this repository bundled under a name as it is shipped: it starts in a tenth of the time that its sources take.
 * It is bundled once for all processes and stays for the next run, until a source changes.
 * With `keepsFacts` it takes itself for a build and keeps the facts that it has read.
 */
export function bundledProgram(entry: string, { name, keepsFacts }: { readonly name: string; readonly keepsFacts: boolean }): string {
  const folder = join(
    bundles,
    createHash('sha256')
      .update(JSON.stringify([entry, name, keepsFacts, stateOfSources()]))
      .digest('hex'),
  );
  if (!existsSync(folder)) bundle(entry, name, keepsFacts, folder);
  return join(folder, name);
}

function bundle(entry: string, name: string, keepsFacts: boolean, folder: string): void {
  mkdirSync(bundles, { recursive: true });
  dropOld();
  const unfinished = mkdtempSync(join(bundles, 'unfinished-'));
  buildSync({
    entryPoints: [entry],
    outfile: join(unfinished, name),
    bundle: true,
    minify: true,
    keepNames: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    mainFields: ['module', 'main'],
    define: {
      'import.meta.dirname': '__dirname',
      'import.meta.filename': '__filename',
      ...(keepsFacts ? { EXTRACTION_BUILD: '"test"' } : {}),
    },
    logLevel: 'error',
  });
  writeFileSync(join(unfinished, 'package.json'), '{ "type": "commonjs" }\n');
  symlinkSync(resolve('server/src/rules'), join(unfinished, 'rules'));
  try {
    renameSync(unfinished, folder);
  } catch {
    rmSync(unfinished, { recursive: true }); // another process was faster
  }
}

let state: string | undefined;

/** What changes when a source does: the size and the time of each of them. */
function stateOfSources(): string {
  state ??= ['server/src', 'test/lsp', 'package-lock.json']
    .flatMap(root =>
      statSync(root).isDirectory()
        ? readdirSync(root, { recursive: true, encoding: 'utf8' })
            .filter(it => it.endsWith('.ts'))
            .map(it => join(root, it))
        : [root],
    )
    .map(path => `${path} ${statSync(path).size} ${statSync(path).mtimeMs}`)
    .sort()
    .join('\n');
  return state;
}

/** A day old: of sources that are no more, or unfinished when somebody stopped the tests. */
function dropOld(): void {
  for (const it of readdirSync(bundles).map(name => join(bundles, name)))
    if ((statSync(it, { throwIfNoEntry: false })?.mtimeMs ?? Number.NaN) < Date.now() - 86_400_000)
      rmSync(it, { recursive: true, force: true });
}
