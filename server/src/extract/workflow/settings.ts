import { resolvePath } from '../../base/path.ts';
import type { Cwd } from '../../facts/cwd.ts';
import type { WorkflowKind } from '../workflow.ts';
import type { Emit } from '../extractor.ts';
import { nowhereKnown, outside } from '../shell/folders.ts';
import type { Choices } from '../shell/choices.ts';
import { choicesOf } from './choices.ts';
import { entriesOf, itemsOf, stringOf, textOf, valueOf } from '../yaml.ts';

/** What a workflow or a job sets for the steps below it. */
export interface Settings {
  readonly shell: string | undefined;
  /** `working-directory` as written. The nearest one counts; they are never joined. */
  readonly folder: string | undefined;
  readonly variables: Readonly<Record<string, string>>;
  readonly choices: Choices;
  /** Whether the runner minds no case in the names of files. */
  readonly anyCase?: true;
}

/** What is passed down while one file is read. */
export interface Reading {
  readonly text: string;
  readonly emit: Emit<WorkflowKind>;
  readonly settings: Settings;
}

/** The settings below a workflow or job node: its `defaults.run` and `env` over those above it. */
export function settingsOf(node: unknown, above: Settings): Settings {
  const run = valueOf(valueOf(node, 'defaults'), 'run');
  return {
    shell: stringOf(valueOf(run, 'shell')) ?? above.shell,
    folder: stringOf(valueOf(run, 'working-directory')) ?? above.folder,
    variables: { ...above.variables, ...plainEntries(valueOf(node, 'env')) },
    choices: { ...above.choices, ...choicesOf(node) },
    ...(takesAnyCase(node) ? { anyCase: true } : {}),
  };
}

/**
 * Whether a job runs on Windows or macOS, whose file systems take any case; of a matrix nothing is told. Source: GitHub, "GitHub-hosted
 * runners" and "Choosing the runner for a job".
 */
function takesAnyCase(job: unknown): boolean {
  const labels = valueOf(job, 'runs-on');
  return [labels, ...itemsOf(labels)].some(it => /^(?:windows|macos)\b/i.test(stringOf(it) ?? ''));
}

/** The entries of a map that hold plain values. */
export function plainEntries(node: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(
    entriesOf(node).flatMap(it => {
      const text = textOf(it.value);
      return text === undefined || text.includes('${{') ? [] : [[it.key, text] as const];
    }),
  );
}

/** Where a step runs, by what was checked out before it and the `working-directory` that counts. */
export function cwdOf(checkedOut: Cwd, folder: string | undefined): Cwd {
  if (folder === undefined) return checkedOut;
  if (/\$/.test(folder)) return nowhereKnown;
  const path = resolvePath('', folder);
  if (path === undefined) return outside;
  return checkedOut.folders.length === 0 ? nowhereKnown : { folders: [path], certain: checkedOut.certain };
}
