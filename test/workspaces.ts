import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The texts of a test workspace's files by their paths in it. */
export function readWorkspace(folder: string): ReadonlyMap<string, string> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(it => it.replaceAll('\\', '/'));
  const files = new Map(
    paths
      .filter(it => statSync(join(folder, it)).isFile())
      .sort()
      .map(it => [it, readFileSync(join(folder, it), 'utf8')]),
  );
  // As a file of this repository it would be a nested policy of the repository.
  if (folder === 'test/workspaces/clinic') files.set('groundline.yaml', clinicPolicy);
  return files;
}

const clinicPolicy = `version: 1
rules:
  owners/dead-pattern: error
protected:
  paths:
    - { match: "src/clinic/**", why: the heart of it }
    - { match: "src/billing/**", why: money }
`;
