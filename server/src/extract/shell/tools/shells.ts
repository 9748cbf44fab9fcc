import { names, readArguments } from '../arguments.ts';
import type { Call, Tool } from '../call.ts';

/** Shells, and the ways to run a script in one. */
export const shells: Readonly<Record<string, Tool>> = Object.fromEntries([
  ...['bash', 'sh', 'zsh', 'dash', 'ksh', 'ash'].map(it => [it, runShell] as const),
  ['source', source],
  ['.', source],
  ['su', su],
  ['echo', print],
  ['printf', print],
]);

function runShell(call: Call): void {
  const given = readArguments(call.args, names('-o -O --rcfile --init-file'), 'first-operand');
  const [first] = given.operands;
  // With `-s` the script comes from a pipe, and what is written are its arguments.
  if (first === undefined || given.options.some(it => it.name === '-s')) return;
  if (given.options.some(it => it.name === '-c')) call.script(first);
  else call.file(first, 'run');
}

/** `source venv/bin/activate` enters an environment that an installer made. */
function source(call: Call): void {
  const [file] = call.args;
  if (file !== undefined && !/\bactivate(?:\.\w+)?$/.test(file.text) && /[./]/.test(file.text)) call.file(file, 'run');
}

/** What is printed is text, unless all of it is a command. */
function print(call: Call): void {
  for (const it of call.args) if (it.quoted && it.text.includes(' ')) call.text(it);
}

function su(call: Call): void {
  const command = readArguments(call.args, names('-c --command -s --shell')).options.find(
    it => it.name === '-c' || it.name === '--command',
  );
  if (command?.value !== undefined) call.elsewhere().script(command.value);
}
