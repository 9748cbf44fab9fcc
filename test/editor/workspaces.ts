import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { repository } from './repository.ts';
import { temporaryFolder } from './server/temporaryFolder.ts';

/** The files of a workspace, by path relative to its folder. */
export type Files = Readonly<Record<string, string>>;

/**
 * One page with one claim that is provably false, and its source of truth beside it.
 * Written out at run time: as files of this repository they would be findings of its own check.
 */
export const sampleFiles: Files = {
  'docker-compose.yml': 'services:\n  backend:\n    image: api:1.4\n  db:\n    image: postgres:16.4\n  frontend:\n    image: web:2.0\n',
  'docs/OPERATIONS.md': '# Operations\n\nFollow what it does:\n\n```sh\ndocker compose logs api\n```\n',
};

/** The files of the small drifted shop that the repository brings to try Groundline on. */
export function storefrontFiles(): Files {
  const root = path.join(repository, 'samples', 'storefront');
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter(it => it.isFile())
    .map(it => path.join(it.parentPath, it.name));
  return Object.fromEntries(files.map(it => [path.relative(root, it), readFileSync(it, 'utf8')]));
}

export function sampleWorkspace(): string {
  return writeWorkspace(sampleFiles);
}

/** A fresh folder with these files, gone when the process ends. */
export function writeWorkspace(files: Files): string {
  const folder = path.join(temporaryFolder('workspace'), 'storefront'); // a name that pictures may show
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return folder;
}
