import { folderOf, resolvePath } from '../base/path.ts';
import { nowhere } from '../base/span.ts';
import type { Cwd } from '../facts/cwd.ts';
import { defineExtractor } from './extractor.ts';
import { PrintedText } from './python/printed.ts';
import { scanPython } from './python/scan.ts';
import { namesOf } from './python/statement.ts';
import { emitPrintedText } from './shell/claims.ts';
import { commandKinds } from './shell/kinds.ts';

/**
 * Python files: the names of their top level, and commands in the text that they print. One lexical scan, no tree. Source:
 * the Python Language Reference, "Lexical analysis" and "Simple statements".
 */
export default defineExtractor({
  id: 'python',
  version: 4,
  emits: ['python.module', ...commandKinds],
  handles: path => path.endsWith('.py'),
  extract({ path, text }, emit) {
    if (isTest(path)) {
      emit('python.module', path, nowhere, { open: true, names: [] });
      return;
    }
    const names = new Set<string>();
    let open = makesNames(text);
    const start: Cwd = { folders: [...new Set(['', folderOf(path)])], certain: false };
    let cwd = start;
    const printed = program.test(text)
      ? new PrintedText(text, line => {
          cwd = afterPrinted(line.text, cwd);
          emitPrintedText(line, { cwd }, emit);
        })
      : undefined;
    const whole = scanPython(
      text,
      at => {
        printed?.flush();
        cwd = start;
        const statement = namesOf(text, at);
        for (const name of statement.names) names.add(name);
        open ||= statement.open;
      },
      printed === undefined ? undefined : literal => printed.add(literal),
    );
    printed?.flush();
    for (const [, list = ''] of text.includes('global ') ? text.matchAll(/^[ \t]+global ([\w, \t]+)/gm) : []) {
      for (const name of list.split(',')) names.add(name.trim());
    }
    emit('python.module', path, nowhere, { open: open || !whole, names: [...names] });
  },
});

/** Modules of a test folder are many, are not started by name, and print what they like: nothing is read from them. */
const isTest = (path: string): boolean => /(?:^|\/)tests?\//.test(path);

/** Lines that are printed one after the other are followed in that order: what stands behind `cd x` runs in x. */
function afterPrinted(line: string, cwd: Cwd): Cwd {
  const folder = /^\s*(?:\$ )?cd\s+(\S+)/.exec(line)?.[1];
  if (folder === undefined) return cwd;
  return { folders: /[{$<]/.test(folder) ? [] : cwd.folders.flatMap(it => resolvePath(it, folder) ?? []), certain: false };
}

/** Ways to bind a module's names that no scan can follow. */
const makesNames = (text: string): boolean =>
  text.includes('globals()') || text.includes('sys.modules[__name__]') || text.includes('\nexec(');

/** A string that begins with a program whose arguments name something of the workspace. */
const program =
  /["'\n](?:\\n|[ \t$])*(?:docker|podman|npm|pnpm|yarn|bun|make|just|task|python|uvicorn|gunicorn|celery|flask|node|bash|sh|uv|poetry|pytest|\.\/)[ -]?\S*[ \t]/;
