import { join } from 'node:path';
import type { Path } from '../base/path.ts';
import { firstPolicy } from '../policy/firstPolicy.ts';
import { policyFileName } from '../policy/policyFile.ts';
import { mayBeAdopted, survey } from '../policy/survey.ts';
import type { WorkspaceSource } from '../workspace/source.ts';
import { exists } from '../workspace/write.ts';
import { SetUpError } from './setUpError.ts';
import { writeNew } from './writeNew.ts';

/** Writes a first policy that adopts what the repository has already, and names what it adopts. Nothing that exists is changed. */
export async function createPolicy(source: WorkspaceSource): Promise<readonly string[]> {
  if (await exists(join(source.root, policyFileName))) throw new SetUpError(`${policyFileName} exists already; nothing was changed`);
  const tree = await source.list();
  const paths = [...tree].filter(([, entry]) => entry.opaque === undefined && !entry.link).map(([path]) => path);
  const texts = new Map<Path, string>();
  for (const path of paths.filter(mayBeAdopted)) {
    const text = await source.read(path);
    if (text !== undefined) texts.set(path, text);
  }
  const found = survey(paths, texts);
  await writeNew(source.root, new Map([[policyFileName, firstPolicy(found)]]));
  return [
    ...(found.owners === undefined ? [] : [found.owners]),
    ...[...found.registries, ...found.layouts].map(it => it.reference),
    ...found.sources.map(it => it.lists.join(' with ')),
  ];
}
