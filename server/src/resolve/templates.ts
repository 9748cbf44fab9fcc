import { nameOf, type Path } from '../base/path.ts';
import { defineResolution, type FactView } from '../index/view.ts';

/** The first path that a glob of alternatives names, braces taken at their first choice; `undefined` when a wildcard is left. */
export function firstAlternative(glob: string): Path | undefined {
  let path = glob;
  for (let before = ''; before !== path; ) {
    before = path;
    path = path.replace(/\{([^{},]*),[^{}]*\}/, '$1');
  }
  return /[*?[\]{}\\]/.test(path) || path === '' || path.endsWith('/') ? undefined : path;
}

/** What a file that repositories commonly have begins with, fitted to this one; question: its path. `null` for any other. */
export const templateFor = defineResolution({
  id: 'template-for',
  reads: ['tree.file', 'tree.folder'],
  answer(facts, path: Path): string | null {
    const name = nameOf(path);
    if (/^dependabot\.ya?ml$/.test(name)) return dependabot(facts);
    if (name === '.pre-commit-config.yaml') return preCommit;
    if (name === 'CODEOWNERS') return codeowners;
    if (/^SECURITY\.md$/i.test(name)) return security;
    if (/^CONTRIBUTING\.md$/i.test(name)) return contributing;
    if (/^pull_request_template\.md$/i.test(name)) return pullRequest;
    if (path.startsWith('.github/ISSUE_TEMPLATE/') && name.endsWith('.md')) return issue;
    return null;
  },
});

/** One entry for each manifest of the root, and for the workflows. Source: GitHub Docs, "Dependabot options reference". */
function dependabot(facts: FactView<'tree.file' | 'tree.folder'>): string {
  const has = (...paths: readonly Path[]): boolean => paths.some(it => facts.get('tree.file', it).length > 0);
  const ecosystems = [
    ...(facts.get('tree.folder', '.github/workflows').length > 0 ? ['github-actions'] : []),
    ...(has('bun.lock') ? ['bun'] : has('package.json') ? ['npm'] : []),
    ...(has('uv.lock') ? ['uv'] : has('pyproject.toml', 'requirements.txt', 'setup.py', 'Pipfile') ? ['pip'] : []),
    ...manifests.filter(([, ...paths]) => has(...paths)).map(([ecosystem]) => ecosystem),
  ];
  const entries = (ecosystems.length > 0 ? ecosystems : ['github-actions']).map(
    it => `  - package-ecosystem: ${it}\n    directory: /\n    schedule:\n      interval: weekly\n`,
  );
  return `version: 2\nupdates:\n${entries.join('')}`;
}

const manifests: readonly (readonly [string, ...Path[]])[] = [
  ['docker', 'Dockerfile'],
  ['docker-compose', 'compose.yaml', 'compose.yml', 'docker-compose.yaml', 'docker-compose.yml'],
  ['cargo', 'Cargo.toml'],
  ['gomod', 'go.mod'],
  ['bundler', 'Gemfile'],
  ['composer', 'composer.json'],
  ['maven', 'pom.xml'],
  ['gradle', 'build.gradle', 'build.gradle.kts'],
  ['mix', 'mix.exs'],
];

const preCommit = `repos:
  - repo: https://github.com/pre-commit/pre-commit-hooks
    rev: v5.0.0
    hooks:
      - id: check-added-large-files
      - id: check-case-conflict
      - id: check-merge-conflict
      - id: check-yaml
      - id: end-of-file-fixer
      - id: mixed-line-ending
      - id: trailing-whitespace
`;

const codeowners = `# Who reviews changes of what; the last line that matches a file decides. Write your owners and remove the "#".
# *       @organisation/team
# /docs/  @organisation/writers
`;

const security = `# Security policy

## Reporting a vulnerability

Please do not open a public issue. Use "Report a vulnerability" on the Security tab of this repository, and say which
version is concerned, what an attacker can do, and how to see it.

We answer within a week and tell you when a fix is released.
`;

const contributing = `# Contributing

## Set up

What to install, and the one command that prepares a fresh clone.

## Check a change

The command that runs every test. It must pass before a change is proposed.

## Propose a change

One purpose a pull request. Say why it is needed, and what a user notices.
`;

const pullRequest = `## What changes, and why

## How it was checked

- [ ] Tests show the change
- [ ] Documentation says what is true now
`;

const issue = `---
name: Bug report
about: Something does not do what the documentation says
---

## What happened

## What should have happened

## How to see it
`;
