import type { Cwd } from '../facts/cwd.ts';
import { defineExtractor } from './extractor.ts';
import { commandKinds } from './shell/kinds.ts';
import { emitFilters, startsByPaths } from './workflow/filters.ts';
import { emitHashes } from './workflow/hashes.ts';
import { isSwitchedOff } from './workflow/condition.ts';
import { emitJob, emitNeeds, emitVariables } from './workflow/job.ts';
import { emitSteps } from './workflow/steps.ts';
import { plainEntries, settingsOf } from './workflow/settings.ts';
import { entriesOf, itemsOf, stringOf, valueOf, type YamlNode, yamlOf } from './yaml.ts';

/** Kinds that workflows and composite actions state. */
export type WorkflowKind =
  | (typeof commandKinds)[number]
  | 'workflow.file'
  | 'workflow.job'
  | 'workflow.foreign-checkout'
  | 'workflow.need'
  | 'workflow.local-action'
  | 'workflow.action'
  | 'workflow.folder'
  | 'ci.filter'
  | 'workflow.hash'
  | 'docker.image'
  | 'toolchain.version'
  | 'env.setting';

/** GitHub workflows and composite actions. Source: GitHub's "Workflow syntax" and "Metadata syntax". */
export default defineExtractor({
  id: 'workflow',
  version: 13,
  emits: [
    ...commandKinds,
    'workflow.file',
    'workflow.job',
    'workflow.foreign-checkout',
    'workflow.need',
    'workflow.local-action',
    'workflow.action',
    'workflow.folder',
    'ci.filter',
    'workflow.hash',
    'docker.image',
    'toolchain.version',
    'env.setting',
  ],
  handles: path => isWorkflow.test(path) || isAction.test(path),
  extract(document, emit) {
    const { path, text } = document;
    const stream = yamlOf(document);
    for (const { span, message } of stream.problems) emit.problem(span, message);
    const [root] = stream.roots;
    if (root === undefined) return;
    emitHashes(document, emit);
    if (isWorkflow.test(path)) {
      // In a broken file the jobs that others need may stand where nothing could be read.
      if (stream.complete) emitNeeds(valueOf(root, 'jobs'), emit);
      const name = stringOf(valueOf(root, 'name'));
      const events = valueOf(root, 'on');
      emitFilters(events, emit);
      const called = isOnlyCalled(events) ? { called: true as const } : {};
      const jobs = entriesOf(valueOf(root, 'jobs'));
      const idle = jobs.length > 0 && jobs.every(it => isSwitchedOff(it.value)) ? { idle: true as const } : {};
      const byPaths = startsByPaths(events) ? { byPaths: true as const } : {};
      emit('workflow.file', path, { start: 0, end: 0 }, { ...(name === undefined ? {} : { name }), ...called, ...idle, ...byPaths });
      emitVariables(emit, '', root);
      const settings = settingsOf(root, { shell: undefined, folder: undefined, variables: {}, choices: {} });
      for (const { keyNode, value, key } of jobs) emitJob({ text, emit, settings }, key, keyNode, value);
      return;
    }
    const runs = valueOf(root, 'runs');
    if (stringOf(valueOf(runs, 'using')) !== 'composite') return;
    // An action runs in the workspace of whoever uses it.
    const cwd: Cwd = { folders: [''], certain: false };
    emitSteps(
      { text, emit, settings: { shell: undefined, folder: undefined, variables: plainEntries(valueOf(root, 'env')), choices: {} } },
      itemsOf(valueOf(runs, 'steps')),
      { checkedOut: cwd },
    );
  },
});

const isWorkflow = /^\.(?:github|gitea|forgejo)\/workflows\/[^/]+\.ya?ml$/;
const isAction = /(?:^|\/)action\.ya?ml$/;

/** Whether a workflow runs only when another one calls it. Source: "Workflow syntax", `on.workflow_call`. */
function isOnlyCalled(events: YamlNode | undefined): boolean {
  const names = [stringOf(events), ...itemsOf(events).map(stringOf), ...entriesOf(events).map(it => it.key)].filter(it => it !== undefined);
  return names.length === 1 && names[0] === 'workflow_call';
}
