import { hasOption, names, readArguments } from '../arguments.ts';
import type { Call } from '../call.ts';

/** `bundle install` in deployment or frozen mode. Source: Bundler's manual pages `bundle install` and `bundle config`. */
export function bundle(call: Call): void {
  const all = readArguments(call.args, names('--gemfile --path --with --without --jobs -j --retry --binstubs --target-rbconfig'));
  const subcommand = all.operands[0];
  const isInstall = subcommand === undefined || subcommand.text === 'install';
  const asked = all.options.find(it => it.name === '--deployment' || it.name === '--frozen');
  const set = ['BUNDLE_FROZEN', 'BUNDLE_DEPLOYMENT'].some(it => /^(?:1|true)$/.test(call.variables.get(it) ?? ''));
  if (!isInstall || call.variables.has('BUNDLE_GEMFILE') || hasOption(all, '--gemfile')) return;
  if (asked === undefined && !set) return call.makesLock('Gemfile.lock');
  call.state(
    'command.frozen-install',
    asked?.word ?? subcommand ?? call.word,
    { manager: 'bundler', written: asked?.name ?? 'bundle install', explicit: true },
    'bundler',
  );
}
