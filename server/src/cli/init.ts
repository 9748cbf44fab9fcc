import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Path } from '../base/path.ts';
import { firstPolicy } from '../policy/firstPolicy.ts';
import { policyFileName } from '../policy/policyFile.ts';
import { mayBeAdopted, survey } from '../policy/survey.ts';
import { diskSource } from '../workspace/disk.ts';
import { writeFiles } from '../workspace/write.ts';
import { WriteError } from '../workspace/writeError.ts';
import { type ExitCode, exit, type Streams, UsageError } from './streams.ts';

/** Writes a first policy that adopts what the repository has already. Nothing that exists is changed. */
export async function init({ root }: { readonly root: string }, streams: Streams): Promise<ExitCode> {
  const source = await diskSource(root).catch((error: unknown) => {
    throw new UsageError(`The folder ${root} cannot be read (${(error as NodeJS.ErrnoException).code ?? error})`);
  });
  if ((await lstat(join(source.root, policyFileName)).catch(() => undefined)) !== undefined)
    throw new UsageError(`${policyFileName} exists already; nothing was changed`);
  const tree = await source.list();
  const paths = [...tree].filter(([, entry]) => entry.opaque === undefined && !entry.link).map(([path]) => path);
  const texts = new Map<Path, string>();
  for (const path of paths.filter(mayBeAdopted)) {
    const text = await source.read(path);
    if (text !== undefined) texts.set(path, text);
  }
  const found = survey(paths, texts);
  try {
    await writeFiles(source.root, { edits: new Map(), creations: new Map([[policyFileName, firstPolicy(found)]]) }, new Map());
  } catch (error) {
    if (error instanceof WriteError) throw new UsageError(`Nothing was written: ${error.message}`);
    throw error;
  }
  const adopted = [
    ...(found.owners === undefined ? [] : [found.owners]),
    ...[...found.registries, ...found.layouts].map(it => it.reference),
    ...found.sources.map(it => it.lists.join(' with ')),
  ];
  streams.error(`Wrote ${policyFileName}${adopted.length === 0 ? '' : `, which adopts ${adopted.join(', ')}`}\n`);
  return exit.clean;
}
