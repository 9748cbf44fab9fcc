import { isAbsolute, relative } from 'node:path';
import { resolvePath, type Path } from '../base/path.ts';
import { leadsTo } from '../workspace/links.ts';
import { AgentError, type AgentFolder } from './folder.ts';

/**
 * Files and folders that a program names, from the root or absolute; `''` is the root itself. An {@link AgentError} for one that leads out
 * of the folder, by its name or by a link.
 */
export async function pathsBelow({ root }: AgentFolder, written: readonly string[]): Promise<readonly Path[]> {
  const paths: Path[] = [];
  for (const it of written) {
    const path = resolvePath('', isAbsolute(it) ? relative(root, it) : it);
    if (path === undefined || (await leadsTo(root, path)) === undefined)
      throw new AgentError(`"${it}" leads out of the folder; name files from its root, as "docs/guide.md"`);
    paths.push(path);
  }
  return paths;
}
