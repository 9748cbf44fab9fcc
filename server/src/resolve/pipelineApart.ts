import { minimatch } from 'minimatch';
import { folderOf, type Path } from '../base/path.ts';
import { defineResolution } from '../index/view.ts';

/**
 * Whether nothing in the workspace has GitLab run a pipeline: it runs the `.gitlab-ci.yml` of the root, and what that includes or triggers.
 * Source: GitLab, "CI/CD YAML syntax reference" (`include`, `trigger:include`). Question: the document's path.
 */
export const isPipelineApart = defineResolution({
  id: 'pipeline-apart',
  reads: ['gitlab.job', 'gitlab.include'],
  answer: (facts, path: Path): boolean =>
    folderOf(path) !== '' &&
    facts.in(path, 'gitlab.job').length > 0 &&
    !facts.all('gitlab.include').some(({ key }) => key.includes('$') || minimatch(path, key.replace(/^\/+/, ''), wildcards)),
});

const wildcards = { dot: true, nobrace: true, noext: true, nocomment: true, nonegate: true, maxGlobstarRecursion: 20 } as const;
