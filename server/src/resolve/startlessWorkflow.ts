import type { Path } from '../base/path.ts';
import { defineResolution } from '../index/view.ts';
import { filterMatches } from './filters.ts';

/**
 * Whether no change of what is here starts a workflow: only its path filters let events through, and none of them matches a file. Source:
 * GitHub's "Workflow syntax", `on.<event>.paths`. Question: the workflow's path.
 */
export const isStartless = defineResolution({
  id: 'startless-workflow',
  reads: ['workflow.file', 'ci.filter'],
  answer: (facts, path: Path): boolean =>
    facts.in(path, 'workflow.file').some(it => it.value.byPaths === true) &&
    facts.in(path, 'ci.filter').every(it => it.value.excludes || !(it.key.includes('${{') || facts.ask(filterMatches, it.key))),
});
