import { names, readArguments } from '../arguments.ts';
import type { Call, Tool } from '../call.ts';
import { partOf, type Word } from '../word.ts';
import { stateScript } from './npm.ts';

/** Programs that run several scripts of a package.json. Sources: the pages of npm-run-all and concurrently. */
export const scriptRunners: Readonly<Record<string, Tool>> = {
  'npm-run-all': runAll,
  'npm-run-all2': runAll,
  'run-s': runAll,
  'run-p': runAll,
  concurrently: call => {
    const given = readArguments(
      call.args,
      names(
        '-n --names -c --prefix-colors -p --prefix -s --success -m --max-processes --restart-tries --restart-after --kill-signal --default-input-target -l --prefix-length -t --timestamp-format -P',
      ),
    );
    for (const it of given.operands) {
      const short = /^(npm|pnpm|yarn|bun):/.exec(it.text)?.[1];
      if (short === undefined) call.script(it);
      else if (!it.text.includes('*'))
        stateScript(
          call,
          short === 'pnpm' || short === 'yarn' || short === 'bun' ? short : 'npm',
          nameOf(it, short.length + 1),
          true,
          undefined,
          false,
        );
    }
  },
};

function runAll(call: Call): void {
  const given = readArguments(call.args, names('--max-parallel --npm-path'));
  for (const it of given.operands) if (!/[*{(]/.test(it.text)) stateScript(call, 'npm', nameOf(it, 0), true, undefined, false);
}

/** The script that a word names from an offset on, without the arguments that follow it. */
function nameOf(word: Word, from: number): Word {
  const blank = word.text.indexOf(' ', from);
  return blank < 0 ? (from === 0 ? word : partOf(word, from)) : partOf(word, from, blank);
}
