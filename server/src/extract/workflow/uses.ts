import { span } from '../../base/span.ts';
import type { Cwd } from '../../facts/cwd.ts';
import type { Emit } from '../extractor.ts';
import type { WorkflowKind } from '../workflow.ts';
import { spanOf, stringOf, textOf, valueOf, type YamlNode } from '../yaml.ts';

/** States that an action or a reusable workflow of another repository is used, and at which version. */
export function emitAction(emit: Emit<WorkflowKind>, used: YamlNode): void {
  const [, name, ref] = /^([^@\s:]+\/[^@\s:]+)@([^\s]+)$/.exec(stringOf(used) ?? '') ?? [];
  if (name === undefined || ref === undefined || name.startsWith('.')) return;
  const { start } = spanOf(used);
  const at = start + name.length + 1;
  emit('workflow.action', name, span(at, at + ref.length), { ref });
}

/** Inputs that name a file which the action opens, and fails without. Sources: the READMEs of these actions. */
const inputFiles: ReadonlyMap<string, readonly string[]> = new Map([
  ['actions/setup-node', ['node-version-file']],
  ['actions/setup-python', ['python-version-file']],
  ['actions/setup-go', ['go-version-file']],
  ['actions/setup-java', ['java-version-file']],
  ['actions/setup-dotnet', ['global-json-file']],
  ['github/codeql-action/init', ['config-file']],
  ['hadolint/hadolint-action', ['dockerfile', 'config']],
  ['golangci/golangci-lint-action', ['version-file']],
]);

/** States the files that a step hands to an action. */
export function emitInputFiles(emit: Emit<WorkflowKind>, name: string, given: YamlNode | undefined, cwd: Cwd): void {
  const action = name.split('@', 1)[0] ?? '';
  for (const input of inputFiles.get(action) ?? []) {
    if (isOverruled(given, input)) continue;
    const node = valueOf(given, input);
    const key = stringOf(node);
    // A configuration for CodeQL may lie in another repository.
    if (node === undefined || key === undefined || key === '' || /[@\n]/.test(key)) continue;
    const veto = key.includes('${{') ? 'placeholder' : undefined;
    emit('command.file', key, spanOf(node), { program: action, use: 'run', cwd, origin: 'ci' }, veto);
  }
}

/**
 * Whether a step states the version itself, which the actions for toolchains take instead of the one in a file, or has hadolint look for
 * all files of the name. Source: their READMEs.
 */
const isOverruled = (given: YamlNode | undefined, input: string): boolean =>
  (/^(?:node|python|go)-version-file$/.test(input) && (textOf(valueOf(given, input.replace(/-file$/, ''))) ?? '') !== '') ||
  (input === 'dockerfile' && textOf(valueOf(given, 'recursive')) === 'true');
