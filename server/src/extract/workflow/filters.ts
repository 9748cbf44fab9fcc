import type { Emit } from '../extractor.ts';
import type { WorkflowKind } from '../workflow.ts';
import { entriesOf, itemsOf, spanOf, stringOf, valueOf, type YamlNode } from '../yaml.ts';

/** States the path filters of the events that run a workflow. Source: GitHub's "Workflow syntax", `on.<event>.paths`. */
export function emitFilters(on: YamlNode | undefined, emit: Emit<WorkflowKind>): void {
  for (const { key: event, value } of entriesOf(on)) {
    for (const { key: list, value: patterns } of entriesOf(value)) {
      if (list !== 'paths' && list !== 'paths-ignore') continue;
      const written = itemsOf(patterns).flatMap(node => {
        const text = stringOf(node);
        return text === undefined ? [] : [{ node, text }];
      });
      const including = list === 'paths' ? written.map(it => it.text).filter(it => !it.startsWith('!')) : [];
      for (const { node, text } of written) {
        const negated = text.startsWith('!');
        const { start, end } = spanOf(node);
        const excludes = negated || list === 'paths-ignore';
        emit(
          'ci.filter',
          negated ? text.slice(1) : text,
          { start: negated ? start + 1 : start, end },
          { syntax: 'github', event, excludes, others: excludes ? [] : including.filter(it => it !== text) },
        );
      }
    }
  }
}

/** Whether every event that starts a workflow names the paths that do. */
export function startsByPaths(on: YamlNode | undefined): boolean {
  const events = entriesOf(on);
  return events.length > 0 && events.every(({ value }) => itemsOf(valueOf(value, 'paths')).length > 0);
}
