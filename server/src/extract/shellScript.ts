import { MappedText } from '../base/mappedText.ts';
import { folderOf, type Path } from '../base/path.ts';
import { defineExtractor } from './extractor.ts';
import { emitCommandClaims } from './shell/claims.ts';
import { commandKinds } from './shell/kinds.ts';

/** Shell scripts, by extension or, in folders that hold scripts, by their first line. Source: the Bash reference manual. */
export default defineExtractor({
  id: 'shellScript',
  version: 5,
  emits: commandKinds,
  handles: path => /\.(?:sh|bash|zsh|ksh)$/.test(path) || inScriptFolder.test(path),
  extract({ path, text }, emit) {
    if (inScriptFolder.test(path) && !isHook.test(path) && !/^#!.{0,60}\b(?:ba|da|z|k|a)?sh\b/.test(text)) return;
    emitCommandClaims(
      MappedText.slice(text, { start: 0, end: text.length }),
      { cwd: cwdOf(path), origin: 'script', scriptFolder: folderOf(path) },
      emit,
    );
  },
});

const inScriptFolder = /(?:^|\/)(?:bin|scripts?|hooks|\.husky|\.githooks|hack|tools|ci)\/[^./][^./]*$/;
const isHook = /(?:^|\/)\.husky\/[^./]+$/;

/** A hook runs in the root. Any other script is started from the root, from its own folder or from the one above. */
function cwdOf(path: Path) {
  if (/(?:^|\/)\.(?:husky|githooks)\//.test(path)) return { folders: [''], certain: false };
  const own = folderOf(path);
  return { folders: [...new Set(['', folderOf(own), own])], certain: false };
}
