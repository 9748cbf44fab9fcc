import { run } from './cli/program.ts';
import { exit, type Streams } from './cli/streams.ts';
import { extractors } from './extract/extractors.ts';
import { serveExtraction } from './workspace/extractionWorker.ts';

const streams: Streams = {
  out: text => void process.stdout.write(text),
  error: text => void process.stderr.write(text),
  progress: process.stderr.isTTY === true && process.env['TERM'] !== 'dumb',
  colors: takesColors(),
  // A worker that starts from source would need the loader again.
  ...(import.meta.filename.endsWith('.ts') ? {} : { program: import.meta.filename }),
};

if (!serveExtraction(extractors)) {
  // Whoever reads our output may stop reading.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? process.exitCode : exit.internal));
  void run(process.argv.slice(2), streams).then(code => {
    if (code !== undefined) process.exitCode = code;
  });
}

/** See no-color.org and force-color.org. */
function takesColors(): boolean {
  if (process.env['NO_COLOR']) return false;
  return Boolean(process.env['FORCE_COLOR']) || (process.stdout.isTTY === true && process.env['TERM'] !== 'dumb');
}
