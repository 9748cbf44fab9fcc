import { names, readArguments } from '../arguments.ts';
import type { Call } from '../call.ts';
import type { Word } from '../word.ts';
import { moduleName, moduleRoots, moduleRunners } from './modules.ts';

/** `python …`. Source: Python's "Command line and environment". */
export function python(call: Call): void {
  const given = readArguments(call.args, names('-W -X -m -c --check-hash-based-pycs'), 'first-operand');
  const last = given.options.findIndex(it => it.name === '-m' || it.name === '-c');
  const option = given.options[last];
  if (option?.name === '-c') return;
  if (option?.value !== undefined) {
    const at = call.args.indexOf(option.word);
    return runModule(call, option.value, call.args.slice(at + (call.args[at + 1] === option.value ? 2 : 1)));
  }
  const [file] = given.operands;
  if (file !== undefined && file.text !== '-' && (file.dynamic || /[./\\]/.test(file.text))) call.file(file, 'run');
}

/** `python -m module …`: modules that are tools run what they are given. */
function runModule(call: Call, module: Word, args: readonly Word[]): void {
  const runner = moduleRunners.get(module.text);
  if (runner !== undefined) return runner({ ...call, program: module.text, args });
  if (module.text === 'pip') return pip({ ...call, args });
  if (module.text === 'venv' || module.text === 'virtualenv') {
    const folder = args.find(it => !it.text.startsWith('-'));
    return folder === undefined ? undefined : call.produces(folder);
  }
  if (module.dynamic || moduleName.test(module.text)) {
    call.state('command.module', module, { program: 'python', run: true, roots: moduleRoots(call) });
  }
}

/** `pip install -r requirements.txt` */
export function pip(call: Call): void {
  const all = readArguments(
    call.args,
    names('-r --requirement -c --constraint -e --editable -i --index-url --extra-index-url -f --find-links -t --target --prefix --python'),
  );
  if (all.operands[0]?.text !== 'install') return;
  for (const it of all.options)
    if (/^(?:-r|-c|--requirement|--constraint)$/.test(it.name) && it.value !== undefined) call.file(it.value, 'input');
}
