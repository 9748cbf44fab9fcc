import type { Cwd } from '../../facts/cwd.ts';
import type { Veto } from '../../facts/fact.ts';
import { emitCommandClaims, type LeftBehind, leftBehind, type ShellContext } from '../shell/claims.ts';
import { nowhereKnown } from '../shell/folders.ts';
import { mappedOf, spanOf, stringOf, textOf, valueOf, type YamlNode } from '../yaml.ts';
import { emitUses } from './actions.ts';
import { folderOfCheckout, isOwnCheckout } from './checkout.ts';
import { isSwitchedOff } from './condition.ts';
import { type Choices, neverEqual } from '../shell/choices.ts';
import { mayLeaveFiles, outputsOf } from './foreign.ts';
import { cwdOf, plainEntries, type Reading } from './settings.ts';

/** States what the steps of a job or of a composite action claim, in their order. */
export function emitSteps(reading: Reading, steps: readonly YamlNode[], start: { readonly checkedOut: Cwd }): void {
  const { text, emit, settings } = reading;
  let { checkedOut } = start;
  let left: LeftBehind = {};
  for (const step of steps) {
    const own = isOwnCheckout(step);
    const folder = folderOfCheckout(step);
    if (own === true) checkedOut = { folders: [''], certain: true };
    else if (own === false && folder !== undefined && checkedOut.folders.length > 0)
      left = { ...left, made: [...(left.made ?? []), folder] };
    else if (own === false) checkedOut = nowhereKnown;
    if (own === false && folder !== undefined) emitCheckout(emit, step, folder);
    if (stringOf(valueOf(step, 'uses')) !== undefined) emitUses(emit, step, checkedOut, text);
    if (mayLeaveFiles(step)) left = { ...left, made: [...(left.made ?? []), ...outputsOf(step)], foreign: true };
    const script = valueOf(step, 'run');
    if (script !== undefined) emitFolder(emit, valueOf(step, 'working-directory'), checkedOut);
    const mapped = mappedOf(script, text);
    if (mapped === undefined || !isShell(stringOf(valueOf(step, 'shell')) ?? settings.shell)) continue;
    const veto = vetoOf(step, settings.choices);
    const context: ShellContext = {
      ...left,
      cwd: cwdOf(checkedOut, stringOf(valueOf(step, 'working-directory')) ?? settings.folder),
      origin: 'ci',
      variables: { ...settings.variables, ...plainEntries(valueOf(step, 'env')) },
      choices: settings.choices,
      ...(settings.anyCase === undefined ? {} : { anyCase: settings.anyCase }),
      ...(veto === undefined ? {} : { veto }),
    };
    left = leftBehind(emitCommandClaims(mapped, context, emit));
  }
}

/** States the folder that a checkout fills. It counts from the runner's own, wherever the steps work. */
function emitCheckout(emit: Reading['emit'], step: YamlNode, folder: string): void {
  const used = valueOf(step, 'uses');
  const path = folder.replace(/^\.\//, '').replace(/\/+$/, '');
  if (used === undefined || path === '' || /[${~]|^\//.test(path)) return;
  emit('command.produces', path, spanOf(used), { how: 'actions/checkout', cwd: { folders: [''], certain: true }, origin: 'ci' });
}

/** States the folder that a step runs in, where it names one itself. */
function emitFolder(emit: Reading['emit'], node: YamlNode | undefined, cwd: Cwd): void {
  const written = stringOf(node);
  if (node === undefined || written === undefined) return;
  emit('workflow.folder', written, spanOf(node), { cwd }, /\$|\{\{/.test(written) ? 'placeholder' : undefined);
}

const isShell = (shell: string | undefined): boolean => shell === undefined || /^(?:bash|sh|pwsh|powershell|cmd)\b/.test(shell);

/** A step that may fail or never runs, or that asks first whether a file is there. */
function vetoOf(step: YamlNode, choices: Choices): Veto | undefined {
  const condition = textOf(valueOf(step, 'if')) ?? '';
  const asksFirst = /hashFiles\s*\(|exists|lock/i.test(condition);
  const [, word = '', value = ''] = /^\s*(?:\$\{\{\s*)?([\w.-]+) == '([^']*)'\s*(?:\}\})?\s*$/.exec(condition) ?? [];
  const never = word !== '' && neverEqual(choices, `\${{${word}}}`, value);
  return asksFirst || isSwitchedOff(step) || never || textOf(valueOf(step, 'continue-on-error')) === 'true' ? 'tolerated' : undefined;
}
