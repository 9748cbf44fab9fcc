import { type Path, resolvePath } from '../base/path.ts';
import type { FactOf } from '../facts/fact.ts';
import { defineResolution, type FactView } from '../index/view.ts';

/**
 * Whether a workflow speaks of another workspace: it runs only when it is called, and no workflow here calls it, so that its steps find what
 * its callers checked out. What it says of its own jobs holds all the same. Source: GitHub, "Reusing workflow configurations".
 */
export const isOfCallers = (facts: FactView, { kind, path }: FactOf): boolean =>
  path.includes('/workflows/') &&
  kind !== 'workflow.need' &&
  facts.in(path, 'workflow.file').some(it => it.value.called === true) &&
  !facts.ask(isCalledHere, path);

/** Whether a workflow of the workspace calls one; question: its path. */
const isCalledHere = defineResolution({
  id: 'is-called-here',
  reads: ['workflow.local-action'],
  answer: (facts, workflow: Path): boolean =>
    facts.all('workflow.local-action').some(it => it.value.of === 'job' && resolvePath('', it.key) === workflow),
});
