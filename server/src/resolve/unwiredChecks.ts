import { grouped } from '../base/grouping.ts';
import { folderOf, type Path } from '../base/path.ts';
import { defineResolution } from '../index/view.ts';
import { runnersOf } from './runners.ts';

/** Scripts for CI that nothing runs while most of those that are called like them in the same folder are run; question: `''`. */
export const unwiredSiblings = defineResolution({
  id: 'unwired-siblings',
  reads: ['tree.file'],
  answer(facts): readonly Path[] {
    const scripts = facts
      .all('tree.file')
      .map(it => it.key)
      .filter(it => isCheck.test(it));
    return [...grouped(scripts, it => `${folderOf(it)}/${isCheck.exec(it)?.[1]}`).values()].flatMap(siblings => {
      const unwired = siblings.filter(it => facts.ask(runnersOf, it).length === 0);
      return siblings.length - unwired.length >= fewest && unwired.length * 2 < siblings.length ? unwired : [];
    });
  },
});

/** A script in a folder that is for CI, by what its name says it does. */
const isCheck =
  /(?:^|\/)(?:ci|checks|\.github\/scripts)\/(check|verify|validate|lint|ensure|assert|audit)[-_][^/]*\.(?:py|sh|mjs|js|ts|rb|ps1)$/;

/** Fewest siblings that have to be run before the others seem forgotten. */
const fewest = 2;

/** What else is asked whether it is run: scripts that say so of themselves, and those that the policy names; question: `''`. */
export const judgedForWiring = defineResolution({
  id: 'judged-for-wiring',
  reads: ['script.purpose', 'policy.required-check'],
  answer: (facts): readonly Path[] => [
    ...new Set([
      ...facts.ask(unwiredSiblings, ''),
      ...[...facts.all('script.purpose'), ...facts.all('policy.required-check')].map(it => it.path),
    ]),
  ],
});
