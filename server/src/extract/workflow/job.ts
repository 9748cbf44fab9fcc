import type { Cwd } from '../../facts/cwd.ts';
import type { Emit } from '../extractor.ts';
import { nowhereKnown } from '../shell/folders.ts';
import { entriesOf, isScalar, itemsOf, spanOf, stringOf, textOf, valueOf, type YamlNode } from '../yaml.ts';

import { isSwitchedOff } from './condition.ts';
import { isOwnCheckout } from './checkout.ts';
import type { WorkflowKind } from '../workflow.ts';
import { type Reading, settingsOf } from './settings.ts';
import { emitAction } from './uses.ts';
import { emitSteps } from './steps.ts';

/** States a job, and what its steps claim unless it is switched off. */
export function emitJob(reading: Reading, id: string, keyNode: YamlNode, job: YamlNode | undefined): void {
  const { emit } = reading;
  const needs = valueOf(job, 'needs');
  const single = stringOf(needs);
  emit('workflow.job', id, spanOf(keyNode), {
    needs: single === undefined ? itemsOf(needs).flatMap(it => stringOf(it) ?? []) : [single],
    services: entriesOf(valueOf(job, 'services')).map(it => it.key),
  });
  if (isSwitchedOff(job)) return;
  emitVariables(emit, id, job);
  for (const it of itemsOf(valueOf(job, 'steps'))) emitVariables(emit, id, it);
  emitImages(emit, job);
  const used = valueOf(job, 'uses');
  const reusable = stringOf(used);
  if (used !== undefined && reusable?.startsWith('./'))
    emit('workflow.local-action', reusable, spanOf(used), { cwd: { folders: [''], certain: true }, of: 'job' });
  else if (used !== undefined) emitAction(emit, used);
  const steps = itemsOf(valueOf(job, 'steps'));
  for (const step of steps) {
    const because = isOwnCheckout(step) === false ? foreign(step) : undefined;
    if (because !== undefined) emit('workflow.foreign-checkout', id, spanOf(because.at), { because: because.key });
  }
  emitSteps({ ...reading, settings: settingsOf(job, reading.settings) }, steps, { checkedOut: nothingYet });
}

/** States the variables that `env` of a workflow (`''`), a job or one of its steps sets. */
export function emitVariables(emit: Reading['emit'], job: string, node: YamlNode | undefined): void {
  for (const { key, keyNode, value } of entriesOf(valueOf(node, 'env'))) {
    const text = textOf(value);
    emit('env.setting', key, spanOf(keyNode), { of: job, ...(text === undefined ? {} : { value: text }) });
  }
}

/** States the images of the container that a job runs in and of its services. */
function emitImages(emit: Reading['emit'], job: YamlNode | undefined): void {
  for (const container of [valueOf(job, 'container'), ...entriesOf(valueOf(job, 'services')).map(it => it.value)]) {
    const node = isScalar(container) ? container : valueOf(container, 'image');
    const image = stringOf(node);
    if (node !== undefined && image !== undefined && image !== '') emit('docker.image', image, spanOf(node), { by: 'workflow' });
  }
}

/** States which jobs wait for which. */
export function emitNeeds(jobs: YamlNode | undefined, emit: Emit<WorkflowKind>): void {
  for (const { key: job, value } of entriesOf(jobs)) {
    const needs = valueOf(value, 'needs');
    for (const node of [...(needs !== undefined && stringOf(needs) !== undefined ? [needs] : []), ...itemsOf(needs)]) {
      const needed = stringOf(node);
      if (needed !== undefined) emit('workflow.need', needed, spanOf(node), { job });
    }
  }
}

/** Before a checkout the runner's folder is empty. */
const nothingYet: Cwd = nowhereKnown;

function foreign(step: YamlNode): { readonly key: string; readonly at: YamlNode } | undefined {
  const entry = entriesOf(valueOf(step, 'with')).find(
    it => /^(?:repository|path|ref|sparse-checkout)$/.test(it.key) && textOf(it.value) !== undefined,
  );
  return entry === undefined ? undefined : { key: entry.key, at: entry.keyNode };
}
