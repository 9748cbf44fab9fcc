import { folderOf } from '../base/path.ts';
import { nowhere } from '../base/span.ts';
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
  version: 1,
  emits: ['python.module', ...commandKinds],
  handles: path => path.endsWith('.py'),
  extract({ path, text }, emit) {
    const names = new Set<string>();
    let open = makesNames.test(text);
    const cwd = { folders: [...new Set(['', folderOf(path)])], certain: false };
    const printed = program.test(text) ? new PrintedText(text, line => emitPrintedText(line, { cwd }, emit)) : undefined;
    const whole = scanPython(
      text,
      start => {
        const statement = namesOf(text, start);
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

/** Ways to bind a module's names that no scan can follow. */
const makesNames = /\bglobals\(\)|sys\.modules\[__name__\]|^exec\(/m;

/** A string that begins with a program whose arguments name something of the workspace. */
const program = /["'\n](?:\\n|[ \t$])*(?:docker|podman|npm|pnpm|yarn|bun|make|just|task|python|uvicorn|gunicorn|celery|flask|node|bash|sh|uv|poetry|pytest|\.\/)[ -]?\S*[ \t]/;
