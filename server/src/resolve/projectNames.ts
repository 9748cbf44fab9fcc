import { defineResolution } from '../index/view.ts';

/** What the workspace calls itself, in its root: its packages, its README; question: `''`. */
export const projectNames = defineResolution({
  id: 'project-names',
  reads: ['package.manifest', 'python.project', 'doc.heading'],
  answer(facts): readonly string[] {
    const names = [
      ...facts.in('package.json', 'package.manifest').map(it => it.key.replace(/^@[^/]*\//, '')),
      ...['pyproject.toml', 'setup.cfg', 'setup.py'].flatMap(it => facts.in(it, 'python.project').map(project => project.key)),
      ...facts
        .in('README.md', 'doc.heading')
        .slice(0, 1)
        .map(it => it.value.text)
        .filter(it => it.length <= 30),
    ];
    return [...new Set(names.map(plainName).filter(it => it.length > 2 && !commonNames.test(it)))];
  },
});

/** A name as names of projects are compared: its letters and digits, in lower case. */
export const plainName = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** Names that many folders bear. */
const commonNames =
  /^(?:app|apps|web|website|server|client|frontend|backend|docs|documentation|project|api|main|src|code|dev|test|tests|monorepo|workspace|root|home|users?|data|demo|example|template|readme|overview|introduction|about|welcome|gettingstarted)$/;
