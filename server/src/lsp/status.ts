import type { Finding } from '../analysis/finding.ts';
import type { Severity, Status } from '../protocol.ts';
import type { Folder } from './folder.ts';
import { severities } from '../rules/severity.ts';

/** What is shown, counted as it changes: findings by severity, per document and in all. */
export class Tally {
  readonly #byUri = new Map<string, Record<Severity, number>>();
  readonly total: Record<Severity, number> = none();

  set(uri: string, findings: readonly Finding[]): void {
    const before = this.#byUri.get(uri) ?? none();
    const after = none();
    for (const { severity } of findings) after[severity]++;
    for (const severity of severities) this.total[severity] += after[severity] - before[severity];
    if (findings.length === 0) this.#byUri.delete(uri);
    else this.#byUri.set(uri, after);
  }
}

/** The answer to "why is nothing shown?". */
export function statusOf(folders: readonly Folder[], { paused, trusted, total }: Circumstances): Status {
  const findings = { ...total };
  const defects = folders.flatMap(it => it.defects.sentences());
  const notes = folders.flatMap(it => it.notes).map(it => `${it}.`);
  const rest = { findings, defects };
  if (folders.length === 0) {
    return { state: 'noFolder', text: 'no folder', details: ['No folder is open, so there is nothing to check.'], ...rest };
  }
  const failed = folders.flatMap(it => (it.state.is === 'failed' ? [`${it.uri.uri} could not be read: ${it.state.because}.`] : []));
  if (failed.length > 0) return { state: 'failed', text: 'failed', details: [...failed, ...notes], ...rest };
  const progress = progressOf(folders);
  if (progress !== undefined) {
    const { done, total: all } = progress;
    const text = all === 0 ? 'indexing' : `indexing ${count(done)} of ${count(all)}`;
    return { state: 'indexing', text, details: ['Findings are shown when every document has been read.', ...notes], progress, ...rest };
  }
  if (paused) return { state: 'paused', text: 'paused', details: ['Checking is paused, so nothing is shown.'], ...rest };
  const read = folders.reduce((sum, it) => sum + it.engine.snapshot.documentCount, 0);
  const files = folders.reduce((sum, it) => sum + it.fileCount, 0);
  const shown = summary(findings);
  const details = [
    `${shown[0]?.toUpperCase()}${shown.slice(1)} in ${count(read)} documents of ${count(files)} files.`,
    ...defects.map(it => `${it}.`),
    ...notes,
  ];
  if (trusted) return { state: 'ready', text: shown, details, ...rest };
  const restricted =
    'The workspace is not trusted: git is not run and nothing is written, so paths that were removed or renamed are not known.';
  return {
    state: 'restricted',
    text: `restricted mode, reading only`,
    details: [details[0] ?? '', restricted, ...details.slice(1)],
    ...rest,
  };
}

export interface Circumstances {
  readonly paused: boolean;
  readonly trusted: boolean;
  readonly total: Readonly<Record<Severity, number>>;
}

/** `2 errors, 1 warning`, or `no findings`. */
export function summary(findings: Readonly<Record<Severity, number>>): string {
  const parts = severities.filter(it => findings[it] > 0).map(it => `${count(findings[it])} ${words[it]}${findings[it] === 1 ? '' : 's'}`);
  return parts.length === 0 ? 'no findings' : parts.join(', ');
}

export const none = (): Record<Severity, number> => ({ error: 0, warning: 0, info: 0, hint: 0 });

const words: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'info', hint: 'hint' };

/** `1,204`: the same in every locale. */
const count = (number: number): string => String(number).replace(/\B(?=(?:\d{3})+$)/g, ',');

function progressOf(folders: readonly Folder[]): { done: number; total: number } | undefined {
  const states = folders.flatMap(it => (it.state.is === 'indexing' ? [it.state] : []));
  if (states.length === 0) return undefined;
  return { done: states.reduce((sum, it) => sum + it.done, 0), total: states.reduce((sum, it) => sum + it.total, 0) };
}
