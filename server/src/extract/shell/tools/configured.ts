import { hasOption, names, readArguments, valueOf } from '../arguments.ts';
import type { Tool } from '../call.ts';

/** Tools that do nothing without a configuration, which they look for by themselves unless an option names it. */
export const configuredTools: ReadonlyMap<string, Tool> = new Map(
  Object.entries<Tool>({
    'pre-commit': configured('-c --config', '--color --hook-stage -t --hook-type --files --from-ref --to-ref -s -o --source --origin', [
      'install',
      'run',
      'autoupdate',
      'install-hooks',
      'validate-config',
    ]),
    tox: configured('-c --conf --root', '-e --workdir --result-json -x --override -p --parallel -f --runner', undefined),
    nox: configured(
      '-f --noxfile',
      '-s --session --sessions -e -k --keywords -t --tags -p --python --pythons --default-venv-backend',
      undefined,
    ),
    alembic: configured('-c --config', '-n --name -x -m --message --rev-id --version-path --branch-label --depends-on', [
      'upgrade',
      'downgrade',
      'revision',
      'current',
      'history',
      'check',
      'heads',
      'stamp',
    ]),
    vagrant: configured('', '--provider', ['up', 'ssh', 'halt', 'destroy', 'provision', 'reload']),
    mkdocs: configured('-f --config-file', '-d --site-dir -a --dev-addr -b --remote-branch -m --message -t --theme', [
      'serve',
      'build',
      'gh-deploy',
    ]),
  }),
);

/** `named`: options that name the configuration; `withValue`: others that take a value; `subcommands`: those that need it, all when left out. */
function configured(named: string, withValue: string, subcommands: readonly string[] | undefined): Tool {
  return call => {
    const given = readArguments(call.args, names(`${named} ${withValue}`.trim()));
    if (hasOption(given, '-h', '--help', '--version', '-V')) return;
    const options = named === '' ? [] : named.split(' ');
    if (options.some(it => hasOption(given, it) || valueOf(given, it) !== undefined)) return;
    if (subcommands !== undefined && !subcommands.includes(given.operands[0]?.text ?? '')) return;
    call.state('command.tool', call.word, {}, call.program);
  };
}
