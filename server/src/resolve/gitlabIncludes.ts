import { defineResolution } from '../index/view.ts';

/** Whether a pipeline includes files whose jobs are not known: named by a variable or a pattern, or not read as pipelines; question: `''`. */
export const hasUnreadIncludes = defineResolution({
  id: 'unread-includes',
  reads: ['gitlab.include', 'gitlab.job'],
  answer: (facts): boolean =>
    facts
      .all('gitlab.include')
      .some(
        it =>
          /[*?$]/.test(it.key) ||
          facts.in(it.key.replace(/^\/+/, ''), 'gitlab.job').length + facts.in(it.key.replace(/^\/+/, ''), 'gitlab.include').length === 0,
      ),
});
