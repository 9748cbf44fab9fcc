import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { GitError } from '../workspace/git.ts';
import { RevisionError } from '../workspace/revision.ts';
import { check, type CheckOptions, formats } from './check.ts';
import { explain } from './explain.ts';
import { type FactsOptions, facts } from './facts.ts';
import type { FolderOptions } from './analyse.ts';
import { init } from './init.ts';
import { rules } from './rules.ts';
import { type ExitCode, exit, type Streams, UsageError } from './streams.ts';
import { toolVersion } from './version.ts';

/** Runs a command line, the program's own name left out. `undefined` when the process goes on, as the language server's does. */
export async function run(args: readonly string[], streams: Streams): Promise<ExitCode | undefined> {
  let code: ExitCode | undefined = exit.clean;
  const program = programFor(streams, result => {
    code = result;
  });
  try {
    await program.parseAsync(args.length === 0 ? ['--help'] : [...args], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exit.clean : exit.usage;
    if (error instanceof UsageError || error instanceof GitError || error instanceof RevisionError) {
      streams.error(`groundline: ${error.message}\n`);
      return exit.usage;
    }
    streams.error(`groundline: internal error\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    return exit.internal;
  }
}

function programFor(streams: Streams, done: (code: ExitCode | undefined) => void): Command {
  const program = new Command('groundline');
  const settings = (command: Command): Command =>
    command
      .exitOverride()
      .configureOutput({ writeOut: streams.out, writeErr: streams.error })
      .showHelpAfterError(`"groundline${command.name() === 'groundline' ? '' : ` ${command.name()}`} --help" tells what there is`);
  settings(program)
    .description('Checks every claim a workspace makes about itself against the source of truth in the same workspace.')
    .version(toolVersion)
    .addHelpText('after', `\n${exitCodes}`);

  folderOptions(settings(program.command('check')))
    .summary('report the claims that are provably false')
    .description('Reports the claims of a folder that are provably false, with the facts that contradict them.')
    .argument('[paths...]', 'report these files and folders alone')
    .addOption(new Option('--format <format>', 'how findings are written').choices(formats).default('text'))
    .option('--rule <id>', 'run this rule alone; may be given several times', collect)
    .addOption(
      new Option('--fail-on <severity>', 'the least severity that ends with 1')
        .choices(['error', 'warning', 'info', 'hint'])
        .default('warning'),
    )
    .option('--policy <file>', "a policy in place of the folder's groundline.yaml")
    .option('--changed [base]', 'report only what the common ancestor with BASE does not have; HEAD when left out')
    .option('--since <rev>', 'report only what this revision does not have')
    .option('--no-inline-ignores', 'let no comment hide findings')
    .option('--fix', 'apply the safe fixes, then check again')
    .option('--fix-dry-run', 'show as a diff what --fix would change')
    .option('--allow-dirty', 'let --fix change files that are not committed')
    .option('--trend <commits>', 'count the findings of so many commits, in html and json', commits)
    .option('--stats', 'say how much was read and judged, and how long it took')
    .addHelpText('after', `\n${exitCodes}`)
    .action(async (paths: string[], options: CheckOptions) => done(await check(paths, options, streams)));

  settings(program.command('init'))
    .summary('write a first policy that adopts what the repository has already')
    .description(
      'Looks for owners, lists of protected paths and a document about the root folder, and writes a groundline.yaml that adopts them.',
    )
    .option('--root <dir>', 'the folder', '.')
    .action(async (options: { readonly root: string }) => done(await init(options, streams)));

  folderOptions(settings(program.command('explain')))
    .summary('print the page of a rule, or tell about a finding')
    .argument('<rule|fingerprint>', "a rule's id, or the fingerprint of a finding in the folder")
    .action(async (subject: string, options: FolderOptions) => done(await explain(subject, options, streams)));

  folderOptions(settings(program.command('facts')))
    .summary('list what the documents of a folder state')
    .argument('[paths...]', 'of these files and folders alone')
    .option('--kind <kind>', 'facts of this kind alone; may be given several times', collect)
    .option('--json', 'as JSON')
    .action(async (paths: string[], options: FactsOptions) => done(await facts(paths, options, streams)));

  settings(program.command('rules'))
    .summary('list the rules')
    .option('--json', 'as JSON')
    .action((options: { readonly json?: boolean }) => done(rules(options, streams)));

  settings(program.command('lsp'))
    .summary('run the language server')
    .option('--stdio', 'speak over standard input and output')
    .option('--node-ipc', 'speak over the channel of a parent Node process')
    .option('--socket <port>', 'speak over a socket')
    .option('--pipe <name>', 'speak over a named pipe')
    .option('--clientProcessId <id>', 'end when this process ends')
    .action(async (options: Readonly<Record<string, unknown>>) => {
      if (Object.keys(options).length === 0) throw new UsageError('Say how the client is spoken to, as with "groundline lsp --stdio"');
      const { startServer } = await import('../main.ts');
      startServer();
      done(undefined);
    });
  return program;
}

function folderOptions(command: Command): Command {
  return command
    .option('--root <dir>', 'the folder', '.')
    .option('--at <rev>', 'the folder as this commit has it, straight from git, without a checkout')
    .option('--no-cache', 'read every document anew, and keep nothing for the next time')
    .option('--today <date>', 'the day it is, for suppressions that end: YYYY-MM-DD', date);
}

const collect = (value: string, values: readonly string[] = []): readonly string[] => [...values, value];

function commits(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new InvalidArgumentError('It is no number from 1 to 9999.');
  return Number(text);
}

function date(text: string): string {
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || Number.isNaN(Date.parse(text))) throw new InvalidArgumentError('It is no date, as 2027-01-31.');
  return text;
}

const exitCodes = `Ends with 0 when nothing is found at the threshold, 1 when something is, 2 for a mistake in
the command line or the policy, 3 for a defect of groundline.`;
