import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { DecisionError } from '../workspace/decide.ts';
import { GitError } from '../workspace/git.ts';
import { RevisionError } from '../workspace/revision.ts';
import { ciSystems } from '../setup/ciSystem.ts';
import { SetUpError } from '../setup/setUpError.ts';
import { SigningError } from '../workspace/signing.ts';
import { WriteError } from '../workspace/writeError.ts';
import { type BaselineOptions, createBaseline, shrinkBaseline } from './baseline.ts';
import { check, type CheckOptions, formats } from './check.ts';
import { explain } from './explain.ts';
import { type FactsOptions, facts } from './facts.ts';
import { gate, type GateCommand, gateFormats } from './gate.ts';
import { approve, type ApproveOptions } from './approve.ts';
import type { FolderOptions } from './analyse.ts';
import { init } from './init.ts';
import { initCi, type InitCiOptions } from './initCi.ts';
import { printPolicy, type PrintPolicyOptions } from './printPolicy.ts';
import type { McpOptions } from './mcp.ts';
import { collectReportFile } from './reports.ts';
import { rules } from './rules.ts';
import { type ExitCode, exit, type Streams, UsageError } from './streams.ts';
import { toolVersion } from './version.ts';
import { watch } from './watch.ts';
import { severities } from '../rules/severity.ts';

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
    if (isRefusal(error)) {
      streams.error(`groundline: ${error.message}\n`);
      return exit.usage;
    }
    streams.error(`groundline: internal error\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    return exit.internal;
  }
}

/** What the user can mend, and is told in a sentence. */
const refusals = [UsageError, GitError, RevisionError, SigningError, DecisionError, WriteError, SetUpError];

const isRefusal = (error: unknown): error is Error => refusals.some(it => error instanceof it);

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
    .option('--report <format=file>', 'write the findings into a file as well; may be given several times', collectReportFile)
    .option('--rule <id>', 'run this rule alone; may be given several times', collect)
    .addOption(new Option('--fail-on <severity>', 'the least severity that ends with 1').choices(severities).default('warning'))
    .option('--policy <file>', "a policy in place of the folder's groundline.yaml")
    .option('--changed [base]', 'report only what the common ancestor with BASE does not have; HEAD when left out')
    .option('--since <rev>', 'report only what this revision does not have')
    .option('--baseline <file>', "accepted findings in place of the folder's .groundline/baseline.tsv")
    .option('--no-inline-ignores', 'let no comment hide findings')
    .option('--no-approvals', 'say nothing of changes that nobody approved, which the gate judges')
    .option('--fix', 'apply the safe fixes, then check again')
    .option('--fix-dry-run', 'show as a diff what --fix would change')
    .option('--allow-dirty', 'let --fix change files that are not committed')
    .option('--trend <commits>', 'count the findings of so many commits, in html and json', commits)
    .option('--stats', 'say how much was read and judged, and how long it took')
    .addHelpText('after', `\n${exitCodes}`)
    .action(async (paths: string[], options: CheckOptions) => done(await check(paths, options, streams)));

  settings(program.command('gate'))
    .summary('judge a change against the branch that it wants into')
    .description(
      'Fails on changes of protected paths that nobody approved, on rewritten ledgers, and on findings that the change brings. The policy and the signers are those of the base.',
    )
    .option('--root <dir>', 'the folder', '.')
    .requiredOption('--base <rev>', 'the branch that is guarded, as origin/main')
    .option('--staged', 'judge what is staged, and not the commit that is checked out')
    .addOption(new Option('--format <format>', 'how findings are written').choices(gateFormats).default('text'))
    .option('--report <format=file>', 'write the findings into a file as well; may be given several times', collectReportFile)
    .addOption(
      new Option('--fail-on <severity>', 'the least severity of a new finding that ends with 1').choices(severities).default('warning'),
    )
    .option('--no-cache', 'read every document anew')
    .option('--today <date>', 'the day it is, for suppressions that end: YYYY-MM-DD', date)
    .addHelpText('after', `\n${exitCodes}`)
    .action(async (options: GateCommand) => done(await gate(options, streams)));

  const baseline = settings(program.command('baseline')).summary('accept the findings that there are, so that only new ones are reported');
  for (const [name, summary, run] of [
    ['create', 'accept every finding that there is now', createBaseline],
    ['shrink', 'take out what is gone, and settle a merge conflict', shrinkBaseline],
  ] as const)
    settings(baseline.command(name))
      .summary(summary)
      .option('--root <dir>', 'the folder', '.')
      .option('--today <date>', 'the day that is recorded: YYYY-MM-DD', date)
      .action(async (options: BaselineOptions) => done(await run(options, streams)));

  settings(program.command('approve'))
    .summary('record a decision on the change of protected paths')
    .description(
      'Records that exactly the present content of protected paths is approved or rejected, as a file in .groundline/approvals/ that is to be committed.',
    )
    .argument('<paths...>', 'the files and folders whose change is decided on')
    .option('--root <dir>', 'the folder', '.')
    .option('--base <rev>', 'what the change is compared with; the commit that is checked out when left out')
    .option('--reject', 'reject it')
    .option('--request', 'ask for a decision, and decide nothing')
    .option('--reason <text>', 'why')
    .option('--as <address>', 'the e-mail address of who decides; that of git when left out')
    .option('--requester <address>', 'the e-mail address of who asked; that of git when left out')
    .option('--sign <key>', 'sign it with this SSH key')
    .action(async (paths: string[], options: ApproveOptions) => done(await approve(paths, options, streams)));

  settings(program.command('init'))
    .summary('write a first policy that adopts what the repository has already')
    .description(
      'Looks for owners, lists of protected paths and a document about the root folder, and writes a groundline.yaml that adopts them.',
    )
    .option('--root <dir>', 'the folder', '.')
    .addOption(
      new Option('--ci [systems...]', 'write what CI needs in place of a policy, for the systems that are named or in use').choices(
        ciSystems,
      ),
    )
    .option('--package <source>', 'what npm installs groundline from in CI: a version, or git+https://HOST/PATH#COMMIT')
    .action(async ({ ci, ...options }: Partial<InitCiOptions> & { readonly root: string }) =>
      done(await (ci === undefined ? init(options, streams) : initCi({ ...options, ci }, streams))),
    );

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

  settings(program.command('watch'))
    .summary('check again after each change')
    .description('Says after each change of the folder which findings are new (+) and which are gone (-), until it is interrupted.')
    .option('--root <dir>', 'the folder', '.')
    .option('--rule <id>', 'run this rule alone; may be given several times', collect)
    .option('--no-inline-ignores', 'let no comment hide findings')
    .option('--today <date>', 'the day it is, for suppressions that end: YYYY-MM-DD', date)
    .action(async (options: FolderOptions) => {
      const ending = new AbortController();
      process.once('SIGINT', () => ending.abort());
      done(await watch(options, streams, { every: 500, signal: ending.signal }));
    });

  const policy = settings(program.command('policy')).summary('show what is in force');
  settings(policy.command('print'))
    .summary('print the policy in force for a file, and where each value comes from')
    .argument('[file]', 'the file; the folder when left out')
    .option('--root <dir>', 'the folder', '.')
    .option('--at <rev>', 'the folder as this commit has it, straight from git, without a checkout')
    .action(async (file: string | undefined, options: PrintPolicyOptions) => done(await printPolicy(file, options, streams)));

  settings(program.command('rules'))
    .summary('list the rules')
    .option('--json', 'as JSON')
    .action((options: { readonly json?: boolean }) => done(rules(options, streams)));

  settings(program.command('mcp'))
    .summary('serve programs that edit over the Model Context Protocol')
    .description(
      'Serves the tools check, explain, facts, protected_status and request_approval over the Model Context Protocol, on standard input and output. They read, and ask for approvals; none of them approves.',
    )
    .option('--root <dir>', 'the folder', '.')
    .option('--no-cache', 'read every document anew, and keep nothing for the next time')
    .action(async (options: McpOptions) => done(await (await import('./mcp.ts')).mcp(options, streams)));

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
