import { MappedText } from '../../base/mappedText.ts';
import { folderOf, nameOf, type Path } from '../../base/path.ts';
import { span } from '../../base/span.ts';
import type { Cwd } from '../../facts/cwd.ts';
import type { Emit } from '../extractor.ts';
import { type CommandKind, emitCommandClaims } from '../shell/claims.ts';
import { nowhereKnown } from '../shell/folders.ts';

/**
 * States what the commands of recipes claim. Each line runs in a shell of its own, in the folder of the justfile; a recipe that
 * begins with `#!` is one script. Source: the Just Programmer's Manual, "Recipes" and "Shebang Recipes".
 */
export function emitRecipes(path: Path, text: string, emit: Emit<CommandKind>): void {
  if (otherShell.test(text)) return;
  for (const match of text.matchAll(recipe)) {
    const [whole, attributes = '', body = ''] = match;
    const start = match.index + whole.length - body.length;
    const cwd = /no-cd|working-directory/.test(attributes) || /^set working-directory/m.test(text) ? nowhereKnown : cwdOf(path);
    const shebang = /^[ \t]+#!(.*)/.exec(body)?.[1];
    if (shebang !== undefined && !/\b(?:ba|z|da|k)?sh\b/.test(shebang)) continue;
    const pieces = shebang === undefined ? linesOf(body) : [{ at: 0, text: body }];
    for (const { at, text: piece } of pieces) {
      const prefix = /^[ \t]*[@-]*/.exec(piece)?.[0] ?? '';
      const script = MappedText.slice(text, span(start + at + prefix.length, start + at + piece.length)).withTemplatesAsVariables();
      emitCommandClaims(script, { cwd, origin: 'config', ...(prefix.includes('-') ? { veto: 'tolerated' } : {}) }, emit);
    }
  }
}

/** A recipe's attributes, its header, and its indented lines. */
const recipe = /^((?:\[[^\n]*\]\n)*)@?[A-Za-z_][\w-]*[^\n]*:(?!=)[^\n]*\n((?:[ \t]+\S[^\n]*(?:\n|$)|[ \t]*\n)*)/gm;

/** `set shell` to something else than a Unix shell. */
const otherShell = /^set (?:shell|script-interpreter)[ \t]*:=[ \t]*\[[ \t]*["'](?!(?:\/\S*\/)?(?:ba|z|da|k)?sh["'])/m;

/** A file that is imported runs where whoever imports it stands. */
const cwdOf = (path: Path): Cwd => {
  const imported = /\.just$/i.test(nameOf(path)) && folderOf(path) !== '';
  return { folders: imported ? [folderOf(path), ''] : [folderOf(path)], certain: !imported };
};

/** The lines of a recipe, those that end in a backslash with the next. */
function linesOf(body: string): readonly { readonly at: number; readonly text: string }[] {
  return [...body.matchAll(/(?:[^\n]*\\\n)*[^\n]+/g)].map(it => ({ at: it.index, text: it[0] }));
}
