import type { Origin } from '../../facts/cwd.ts';
import type { Call } from './call.ts';
import type { Place } from './folders.ts';
import { namesOf } from './namesOf.ts';
import { changeFolder, isReaders, type Scope } from './scope.ts';
import { partOf, type Word } from './word.ts';

/** Follows a command of the shell itself; false when the call is none. */
export function applyBuiltin(call: Call, scope: Scope, place: Place, origin: Origin): boolean {
  switch (call.program) {
    case 'cd':
    case 'pushd':
    case 'popd':
    case 'Set-Location': {
      const operand = call.args.find(it => !/^-[a-zA-Z]/.test(it.text) && it.text !== '--');
      changeFolder(scope, call.program, operand, place, isReaders(origin));
      return true;
    }
    case 'export':
    case 'declare':
    case 'local':
    case 'readonly':
    case 'typeset':
    case 'set':
    case 'ENV':
      for (const it of call.args) if (/^[A-Za-z_]\w*=/.test(it.text)) assign(scope, it);
      return true;
    case 'unset':
      for (const it of call.args) scope.variables.delete(it.text);
      return true;
    case 'test':
    case '[':
    case '[[':
      for (const [index, it] of call.args.entries()) {
        const operand = call.args[index + 1];
        if (/^-[defrsx]$/.test(it.text) && operand !== undefined) for (const name of namesOf(operand, place)) scope.guarded.add(name);
      }
      return true;
    case 'eval':
      for (const it of call.args) call.script(it);
      return true;
    default:
      return false;
  }
}

/** Notes what a word `NAME=value` sets. */
export function assign(scope: Pick<Scope, 'variables'>, word: Word): void {
  const match = /^(?:\$env:)?([A-Za-z_]\w*)(\+?)=/.exec(word.text);
  if (match?.[1] === undefined) return;
  const value = partOf(word, match[0].length).text;
  if (match[2] === '+' || value.length > 400) scope.variables.delete(match[1]);
  else scope.variables.set(match[1], value);
}
