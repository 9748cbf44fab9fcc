import { rangeOf } from '../base/lines.ts';
import { isInside } from '../base/path.ts';
import { relative, resolve, sep } from 'node:path';
import { extractors } from '../extract/extractors.ts';
import { nearest } from '../base/nearest.ts';
import { analyse, type FolderOptions } from './analyse.ts';
import { type ExitCode, exit, type Streams, UsageError } from './streams.ts';

export interface FactsOptions extends FolderOptions {
  readonly kind?: readonly string[];
  readonly json?: boolean;
}

/** Lists what the documents of a folder state: facts and claims, ordered by path and place. */
export async function facts(paths: readonly string[], options: FactsOptions, streams: Streams): Promise<ExitCode> {
  const kinds = [...new Set<string>(extractors.flatMap(it => it.emits))].sort();
  for (const kind of options.kind ?? []) {
    if (kinds.includes(kind)) continue;
    const meant = nearest(kind, kinds);
    throw new UsageError(
      `No extractor states "${kind}"${meant === undefined ? `; there are ${kinds.join(', ')}` : `; did you mean "${meant}"?`}`,
    );
  }
  const { engine, source, lineStarts } = await analyse(options, streams);
  const wanted = paths.map(it => relative(source.root, resolve(it)).split(sep).join('/'));
  const lines: string[] = [];
  for (const path of engine.snapshot.documentPaths()) {
    if (wanted.length > 0 && !wanted.some(it => isInside(path, it))) continue;
    const ordered = [...(engine.snapshot.document(path)?.facts ?? [])].sort(
      (a, b) => a.span.start - b.span.start || a.span.end - b.span.end,
    );
    for (const { kind, key, value, span, veto } of ordered) {
      if (options.kind !== undefined && !options.kind.includes(kind)) continue;
      const range = rangeOf(lineStarts(path), span);
      if (options.json === true) lines.push(JSON.stringify({ path, range, kind, key, value, ...(veto === undefined ? {} : { veto }) }));
      else
        lines.push(
          `${path}:${range.start.line}:${range.start.column}  ${kind}  ${key}  ${JSON.stringify(value)}${veto === undefined ? '' : `  (${veto})`}`,
        );
    }
  }
  if (options.json === true) streams.out(`[${lines.length === 0 ? '' : `\n  ${lines.join(',\n  ')}\n`}]\n`);
  else streams.out(lines.map(it => `${it}\n`).join(''));
  return exit.clean;
}
