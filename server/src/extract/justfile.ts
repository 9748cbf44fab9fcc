import { nameOf } from '../base/path.ts';
import { nowhere } from '../base/span.ts';
import { defineExtractor } from './extractor.ts';
import { emitRecipes } from './justfile/recipes.ts';
import { commandKinds } from './shell/kinds.ts';

/** justfiles: recipes, what their commands claim, and aliases. Source: the Just Programmer's Manual. */
export default defineExtractor({
  id: 'justfile',
  version: 6,
  emits: ['make.file', 'make.target', 'make.open', ...commandKinds],
  handles: path => /^\.?justfile$|\.just$/i.test(nameOf(path)),
  extract({ path, text }, emit) {
    emit('make.file', path, nowhere, { tool: 'just' });
    emitRecipes(path, text, emit);
    const header =
      /^(?:(import|mod)\??[ \t]+(.+)|set[ \t]+(fallback)\b.*|(alias[ \t]+|@?)([A-Za-z_][\w-]*)(?=[ \t]*:=|[^\n:=]*(?:=[ \t]*(?:'[^'\n]*'|"[^"\n]*"|[\w.-]+)[^\n:=]*)*:(?!=)))/gm;
    for (const { 0: whole, 1: directive, 2: target = '', 3: fallback, 4: before = '', 5: name = '', index } of text.matchAll(header)) {
      const start = index + whole.length - (directive === undefined ? name : target).length;
      const behind = text.slice(index + whole.length, text.indexOf('\n', index) < 0 ? text.length : text.indexOf('\n', index));
      if (directive !== undefined)
        emit('make.open', target.trim(), { start, end: start + target.trimEnd().length }, { tool: 'just', because: 'include' });
      else if (fallback !== undefined)
        emit('make.open', 'fallback', { start: index, end: index + whole.length }, { tool: 'just', because: 'computed' });
      else if (before.startsWith('alias') || !/^[ \t]*:=/.test(behind))
        emit('make.target', name, { start, end: start + name.length }, { tool: 'just', phony: true });
    }
  },
});
