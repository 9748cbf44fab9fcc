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
  const policy = policies[folder];
  if (policy !== undefined) files.set('groundline.yaml', policy);
  return files;
}

const policies: Readonly<Record<string, string>> = {
  'test/workspaces/clinic': `version: 1
rules:
  owners/dead-pattern: error
protected:
  paths:
    - { match: "src/clinic/**", why: the heart of it }
    - { match: "src/billing/**", why: money }
`,
  'test/workspaces/observatory': `version: 1
protected:
  from: [config/approvals.json#/protected_paths]
env:
  registry: [.env.example]
  required:
    - { when: SKY_ENV=production, set: [SKY_API_KEY], why: the dome opens for whoever asks }
versions:
  - { name: observatory, source: sky/pyproject.toml#/project/version, mirrors: [web/package.json#/version, sky/sky/__init__.py] }
debt:
  budgets: [{ match: "scripts/**", max: 0 }]
sources:
  - { name: protected, lists: ["config/approvals.json#/protected_paths", "docs/telescopes.md#protected"] }
claims:
  - { match: docs/telescopes.md, pattern: '(\\d+) programs', equals: { files: scripts/*.py } }
`,
};
