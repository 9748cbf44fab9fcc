import { names, readArguments } from '../arguments.ts';
import type { Call } from '../call.ts';

/** States what a program makes by the option that nearly all of them call `-o`, `--output` or alike. */
export function readOutputs(call: Call): void {
  if (!call.args.some(it => /^-{1,2}o/.test(it.text)) || notFiles.has(call.program)) return;
  for (const { name, value } of readArguments(call.args, outputOptions).options) {
    if (!outputOptions.has(name) || value === undefined || value.text.startsWith('-')) continue;
    call.produces(value);
    call.fills(value);
  }
}

const outputOptions = names(
  '-o -out --out --output --output-file --outfile --outFile --out-file --outDir --out-dir --outdir --output-dir --output-path --output-directory',
);

/** Programs whose `-o` is something else. */
const notFiles = names('bash sh set docker docker-compose kubectl ssh scp ps grep az aws gcloud mount sudo pgrep rsync su dash');
