import { allRules } from './analyse.ts';
import { type ExitCode, exit, type Streams } from './streams.ts';

/** Lists every rule with its default severity. */
export function rules(options: { readonly json?: boolean }, streams: Streams): ExitCode {
  if (options.json === true) {
    const listed = allRules.map(({ id, summary, severity, confidence, fix }) => ({ id, summary, severity, confidence, fix: fix ?? null }));
    streams.out(`${JSON.stringify(listed, undefined, 2)}\n`);
    return exit.clean;
  }
  const width = Math.max(...allRules.map(it => it.id.length));
  for (const { id, severity, fix, summary } of allRules) {
    streams.out(`${id.padEnd(width)}  ${severity.padEnd(7)}  ${fix === undefined ? '          ' : `${fix} fix`.padEnd(10)}  ${summary}\n`);
  }
  return exit.clean;
}
