import { beforeAlternative, hasOption, names, readArguments, valueOf } from '../arguments.ts';
import type { Call } from '../call.ts';
import type { Veto } from '../../../facts/fact.ts';
import type { Word } from '../word.ts';

/** `make …`. Source: the GNU make manual, "Summary of Options". */
export function make(given: Call): void {
  const all = readArguments(
    given.args,
    names(
      '-C --directory -f --file --makefile -I --include-dir -o --old-file --assume-old -W --what-if --new-file --assume-new -O -E --eval',
    ),
  );
  if (hasOption(all, '-v', '--version', '-h', '--help')) return;
  const folder = valueOf(all, '-C', '--directory');
  const file = valueOf(all, '-f', '--file', '--makefile');
  const call = folder === undefined ? given : given.in(folder);
  // `-j 4` may stand apart.
  const targets = beforeAlternative(all.operands).filter(it => !/^[A-Za-z_][\w.]*\s*[:+?]?=|^\d+(?:\.\d+)?$/.test(it.text));
  // What is evaluated may be a rule.
  const evaluates = hasOption(all, '-E', '--eval');
  const written = folder === undefined && file === undefined && call.hasMadeMakefile() ? 'produced' : undefined;
  for (const it of targets) stateTarget(call, 'make', it, file, evaluates, written);
}

/** `just …`: the first operand is the recipe, the others its arguments. Source: the just manual. */
export function just(given: Call): void {
  const all = readArguments(
    given.args,
    names('-f --justfile -d --working-directory --shell --shell-arg --color --dotenv-filename --dotenv-path -E --chooser --tempdir'),
    'first-operand',
  );
  if (
    all.options.some(it =>
      /^(?:-[lceVh]|--(?:list|choose|edit|version|help|init|fmt|dump|evaluate|summary|variables|set|show|completions|command))$/.test(
        it.name,
      ),
    )
  )
    return;
  const folder = valueOf(all, '-d', '--working-directory');
  const call = folder === undefined ? given : given.in(folder);
  const recipe = all.operands.find(it => !/^\w+=/.test(it.text));
  if (recipe !== undefined) stateTarget(call, 'just', recipe, valueOf(all, '-f', '--justfile'));
}

/** `task …`. Source: Taskfile's command line reference. */
export function task(given: Call): void {
  const all = readArguments(given.args, names('-d --dir -t --taskfile -o --output -C --concurrency -I --interval --sort --color'));
  if (all.options.some(it => /^(?:-[gilah]|--(?:global|init|list|list-all|help|version|completion))$/.test(it.name))) return;
  const folder = valueOf(all, '-d', '--dir');
  const call = folder === undefined ? given : given.in(folder);
  for (const it of beforeAlternative(all.operands))
    if (!/^\w+=/.test(it.text)) stateTarget(call, 'task', it, valueOf(all, '-t', '--taskfile'));
}

function stateTarget(
  call: Call,
  tool: 'make' | 'just' | 'task',
  target: Word,
  file: Word | undefined,
  evaluates = false,
  veto?: Veto,
): void {
  if (!target.dynamic && !/^[\w./@:+%-]+$/.test(target.text)) return;
  const value = { tool, ...(file === undefined ? {} : { file: file.text }), ...(evaluates ? { evaluates } : {}) };
  call.state('command.target', target, value, target.text, veto);
}
