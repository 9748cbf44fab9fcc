import { isInside, type Path, resolvePath } from '../base/path.ts';
import type { FactView } from '../index/view.ts';
import type { OpenedFile } from './commandFile.ts';
import { existence, past, sameSuffix } from './paths.ts';

/**
 * Whether a document leaves out which folder below one its commands run in: besides a file that is gone from there it runs another one
 * that never was there, and both stand in one folder further down. Where both were there once, the document was right then.
 */
export function runsFurtherDown(facts: FactView, { key, path, value: { cwd, origin } }: OpenedFile, from: Path): boolean {
  if (origin !== 'prose' || cwd.certain) return false;
  const below = foldersWith(facts, from, key);
  if (below.length === 0) return false;
  return facts.in(path, 'command.file').some(other => {
    const wanted = resolvePath(from, other.key);
    return (
      other.key !== key &&
      other.value.use === 'run' &&
      (other.veto === undefined || other.veto === 'tolerated') &&
      wanted !== undefined &&
      other.value.cwd.folders.includes(from) &&
      facts.ask(existence, wanted) === 'missing' &&
      facts.ask(past, wanted).state === 'never' &&
      below.some(it => isFile(facts, it, other.key))
    );
  });
}

/** The folders below one that a written path leads to a file from. */
function foldersWith(facts: FactView, from: Path, written: string): readonly Path[] {
  const path = resolvePath('', written);
  if (path === undefined || path === '') return [];
  return sameSuffix(facts, path)
    .map(it => it.slice(0, -path.length - 1))
    .filter(it => it !== from && isInside(it, from));
}

function isFile(facts: FactView, folder: Path, written: string): boolean {
  const path = resolvePath(folder, written);
  return path !== undefined && facts.ask(existence, path) === 'file';
}
