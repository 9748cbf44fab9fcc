import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { repository } from './repository.ts';

/** Packs what `npm run build` made into the one `dist/groundline-VERSION.vsix`, without node_modules. */
const dist = join(repository, 'dist');
for (const old of readdirSync(dist).filter(it => it.endsWith('.vsix'))) rmSync(join(dist, old));
const manifest = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as { readonly version: string };
const packagePath = join(dist, `groundline-${manifest.version}.vsix`);
await createVSIX({ cwd: repository, packagePath, dependencies: false, allowMissingRepository: true, rewriteRelativeLinks: false });
console.log(`${packagePath}: ${(statSync(packagePath).size / 1024).toFixed(0)} kB`);
