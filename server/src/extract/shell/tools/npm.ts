import { type Arguments, hasOption, mayBeValue, names, readArguments, valueOf } from '../arguments.ts';
import type { Call } from '../call.ts';
import type { Word } from '../word.ts';

/** `npm …`. Source: npm's command line documentation. */
export function npm(given: Call): void {
  const options = readArguments(given.args, withValue);
  const prefix = valueOf(options, '--prefix', '-C');
  const call = prefix === undefined ? given : given.in(prefix);
  const [subcommand, operand] = options.operands;
  if (subcommand === undefined) return;
  if (/^(?:run|run-script|rum|urn)$/.test(subcommand.text)) {
    if (operand !== undefined) stateScript(call, 'npm', operand, true, workspaceOf(options), hasOption(options, '--if-present'));
  } else if (lifecycle.has(subcommand.text)) {
    const key = /^t(?:st)?$/.test(subcommand.text) ? 'test' : subcommand.text;
    stateScript(call, 'npm', subcommand, false, workspaceOf(options), hasOption(options, '--if-present'), key);
  } else if (frozen.test(subcommand.text)) {
    if (!hasOption(options, '-g', '--global'))
      call.state('command.frozen-install', subcommand, { manager: 'npm', written: `npm ${subcommand.text}`, explicit: true }, 'npm');
  } else if (subcommand.text === 'exec' || subcommand.text === 'x') {
    call.run(options.rest.length > 0 ? options.rest : options.operands.slice(1));
  } else if (/^(?:init|create|innit)$/.test(subcommand.text)) {
    const folder = options.operands[2];
    if (folder === undefined) call.produces(subcommand, operand === undefined ? 'package.json' : nameOfCreated(operand));
    else call.produces(folder, undefined, 'project');
  } else if (/^(?:install|i|add|update|dedupe|import)$/.test(subcommand.text) && !hasOption(options, '-g', '--global', '--no-package-lock'))
    call.makesLock('package-lock.json');
}

const withValue = names(
  '--prefix -C -w --workspace --loglevel --registry --cache --userconfig --script-shell --omit --include --only --tag --otp --access --scope',
);
const lifecycle = names('test t tst start stop restart');
const frozen = /^(?:ci|clean-install|ic|install-clean|isntall-clean|cit|install-ci-test|clean-install-test|sit)$/;

function workspaceOf(given: Arguments): string | undefined {
  if (hasOption(given, '--workspaces') || hasOption(given, '-ws')) return '*';
  return valueOf(given, '-w', '--workspace')?.text;
}

/** `npm create vite@latest` makes a project below the folder it runs in. */
function nameOfCreated(operand: Word): string {
  return `${operand.text.replace(/@[^/]*$/, '')}-project`;
}

/** States that a package manager runs a script. */
export function stateScript(
  call: Call,
  manager: 'npm' | 'pnpm' | 'yarn' | 'bun',
  script: Word,
  explicit: boolean,
  workspace: string | undefined,
  tolerated: boolean,
  key: string = script.text,
): void {
  // pnpm takes a pattern between slashes; a script's name with a path in it is a file that is run.
  if (tolerated || /^[/.]|^-/.test(key) || isValueBefore(script, call.args)) return;
  call.state('command.script', script, { manager, explicit, ...(workspace === undefined ? {} : { workspace }) }, key);
}

/** `npm run --level high build`: a word behind an option that nobody knows, with another one behind it that may be the script. */
function isValueBefore(word: Word, words: readonly Word[]): boolean {
  const next = words[words.indexOf(word) + 1];
  return next !== undefined && !next.text.startsWith('-') && mayBeValue(word, words, flags);
}

/** Options of npm, pnpm, yarn and bun that take no value. */
const flags = names(
  '--aggregate-output --bun --color --force --foreground-scripts --frozen-lockfile --hot --if-present --ignore-scripts --include-workspace-root --interactive --json --legacy-peer-deps --no-bail --no-color --no-sort --offline --parallel --prefer-offline --production --quiet --recursive --report-summary --reverse --sequential --silent --smol --sort --stream --topological --topological-dev --verbose --watch --workspace-root --workspaces --yes',
);
