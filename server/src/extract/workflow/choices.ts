import type { Choices } from '../shell/choices.ts';
import { entriesOf, itemsOf, textOf, valueOf } from '../yaml.ts';

/** The choices of a job's matrix. */
export function choicesOf(job: unknown): Choices {
  const matrix = valueOf(valueOf(job, 'strategy'), 'matrix');
  const included = valueOf(matrix, 'include');
  if (included !== undefined && textOf(included) !== undefined) return {};
  const extra = itemsOf(included).flatMap(entriesOf);
  const choices: Record<string, readonly string[]> = {};
  for (const { key, value } of entriesOf(matrix)) {
    if (key === 'include' || key === 'exclude') continue;
    const values = [...itemsOf(value), ...extra.flatMap(it => (it.key === key ? [it.value] : []))].map(textOf);
    if (values.length > 0 && values.every((it): it is string => it !== undefined && !it.includes('${{'))) choices[`matrix.${key}`] = values;
  }
  return choices;
}
