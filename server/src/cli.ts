#!/usr/bin/env node
import { Command, Option } from 'commander';
import { check, type CheckOptions } from './cli/check.ts';
import { exit, type Streams } from './cli/streams.ts';
import { toolVersion } from './cli/version.ts';

const streams: Streams = {
  out: text => void process.stdout.write(text),
  error: text => void process.stderr.write(text),
  progress: process.stderr.isTTY,
  colors: process.stdout.isTTY && !process.env.NO_COLOR,
};

const program = new Command('groundline').version(toolVersion).exitOverride();
program
  .command('check')
  .argument('[paths...]')
  .option('--root <dir>', 'folder to check', '.')
  .addOption(new Option('--format <format>', 'how findings are written').choices(['text', 'json']).default('text'))
  .option('--rule <id...>', 'run these rules alone')
  .addOption(new Option('--fail-on <severity>', 'least severity that fails').choices(['error', 'warning', 'info', 'hint']).default('warning'))
  .option('--stats', 'say how much was read and judged, and how long it took')
  .action(async (_paths: string[], options: CheckOptions) => {
    process.exitCode = await check(options, streams);
  });

program.parseAsync().catch((error: unknown) => {
  streams.error(`${error instanceof Error ? error.stack : error}\n`);
  process.exitCode = exit.internal;
});
