import type { CiFile, CiSurroundings } from './ciSystem.ts';

/** A hook that reports what a commit makes false: from Groundline's own repository where git is its source, else from the npm package. */
export function preCommitConfig({ source }: CiSurroundings): readonly CiFile[] {
  const [, url, revision] = /^git\+(.+)#(.+)$/.exec(source) ?? [];
  const hook = url === undefined || revision === undefined ? fromPackage(source) : fromGit(url, revision);
  const text = `repos:\n${hook}`;
  return [{ path: '.pre-commit-config.yaml', text, addition: { text, present: /^\s*(?:-\s+)?id:\s*["']?groundline/m } }];
}

const fromGit = (url: string, revision: string): string => `  - repo: ${JSON.stringify(url)}
    rev: ${JSON.stringify(revision)}
    hooks:
      - id: groundline
`;

const fromPackage = (source: string): string => `  - repo: local
    hooks:
      - id: groundline
        name: groundline
        entry: groundline check --changed --no-approvals
        language: node
        additional_dependencies: [${JSON.stringify(source)}]
        pass_filenames: false
        always_run: true # a commit that only removes files can make a claim false
`;
