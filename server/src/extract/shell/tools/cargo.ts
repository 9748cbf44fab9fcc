import { names, readArguments, valueOf } from '../arguments.ts';
import type { Call } from '../call.ts';
import { partOf } from '../word.ts';

/** `cargo … --locked`. Source: the Cargo book. */
export function cargo(given: Call): void {
  const own = given.args.findIndex(it => it.text === '--');
  const all = readArguments(own < 0 ? given.args : given.args.slice(0, own), withValue);
  const subcommand = all.operands.find(it => !it.text.startsWith('+'));
  if (subcommand === undefined) return;
  const operands = all.operands.slice(all.operands.indexOf(subcommand) + 1);
  if (subcommand.text === 'new' || subcommand.text === 'init') {
    if (operands[0] !== undefined) given.produces(operands[0]);
    return;
  }
  // `cargo install name --locked` takes the lock file of what it installs.
  if (/^(?:generate-lockfile|update)$/.test(subcommand.text)) given.makesLock('Cargo.lock');
  if (!locking.has(subcommand.text)) return;
  const manifest = valueOf(all, '--manifest-path');
  const slash = manifest?.text.lastIndexOf('/') ?? -1;
  const call = manifest === undefined || slash < 0 ? given : given.in(partOf(manifest, 0, slash));
  const option = all.options.find(it => it.name === '--locked' || it.name === '--frozen');
  if (option !== undefined)
    call.state('command.frozen-install', option.word, { manager: 'cargo', written: option.name, explicit: true }, 'cargo');
  else call.makesLock('Cargo.lock');
}

const withValue = names(
  '--manifest-path -p --package --exclude --bin --example --test --bench -F --features --target --target-dir --profile -j --jobs --message-format --color --config -Z -C --out-dir --timings --root --path --git --branch --tag --rev --version',
);
const locking = names('build b check c clippy test t run r bench doc d rustc rustdoc fetch tree metadata');
