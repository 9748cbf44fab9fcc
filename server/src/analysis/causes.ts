import { grouped } from '../base/grouping.ts';
import type { Finding } from './finding.ts';

/** What several findings come from: a folder that is gone, a name that was given up. */
export interface Cause<T> {
  readonly id: string;
  readonly title: string;
  readonly findings: readonly T[];
}

/** The causes that more than one finding has, the one of most findings first; `findingOf` for findings with more around them. */
export function sharedCauses<T>(items: readonly T[], findingOf: (item: T) => Finding): readonly Cause<T>[] {
  return [...grouped(items, it => findingOf(it).group?.id)]
    .flatMap(([id, findings]): Cause<T>[] => {
      const title = findings[0] === undefined ? undefined : findingOf(findings[0]).group?.title;
      return id === undefined || title === undefined || findings.length < 2 ? [] : [{ id, title, findings }];
    })
    .sort((a, b) => b.findings.length - a.findings.length);
}
