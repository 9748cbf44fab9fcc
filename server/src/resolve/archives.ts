import { isInside, type Path } from '../base/path.ts';

/** Whether a move laid something aside, for a document that stays: nobody wants to read or to run there what did its work before. */
export function isLaidAside(from: Path, to: Path, document: Path): boolean {
  if (backup.test(to) && !backup.test(from)) return true;
  const archive = archiveOf(to);
  return archive !== undefined && archiveOf(from) === undefined && !isInside(document, archive);
}

/** The topmost folder above a path that keeps what is out of use. */
function archiveOf(path: Path): Path | undefined {
  const folders = path.split('/').slice(0, -1);
  const depth = folders.findIndex(it => archiveName.test(it));
  return depth < 0 ? undefined : folders.slice(0, depth + 1).join('/');
}

/** Names that say that a file is a copy from before. */
const backup = /(?:\.(?:archived|back|bak|backup|deprecated|disabled|legacy|old|orig)|~)$/i;

/** `archive`, `_archived`, `legacy-scripts`, `docs-old`. */
const archiveName = /(?:^|[-_.])(?:archives?|archived|attic|deprecated|disabled|graveyard|legacy|obsolete|old|superseded)(?:[-_.]|$)/i;
