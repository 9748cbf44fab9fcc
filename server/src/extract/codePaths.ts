import { extensionOf } from '../base/path.ts';
import { span } from '../base/span.ts';
import type { Veto } from '../facts/fact.ts';
import { roleByPath } from '../facts/roleByPath.ts';
import { defineExtractor } from './extractor.ts';
import { pathIn } from './pathText.ts';
import { isRecord, isTestFile } from './source/kept.ts';
import { stringListsIn } from './source/stringLists.ts';

/** Paths in lists of strings that sources hold: what is protected, required, copied, checked. A list says more than one string does. */
export default defineExtractor({
  id: 'codePaths',
  version: 1,
  emits: ['code.path'],
  handles: path => languages.test(extensionOf(path)) && !isRecord(path) && [undefined, 'living'].includes(roleByPath(path)),
  extract({ path, text }, emit) {
    if (text.length > longest || !listed.test(text) || isTestFile(path, text)) return;
    for (const [number, { name, keyed, items }] of stringListsIn(text, hashed.test(path)).entries()) {
      // Objects in lists of objects describe what somebody is to do, save in a tool's configuration.
      if (name === undefined || (keyed && !configuration.test(path))) continue;
      const paths = items.flatMap(({ text: written, at }) => {
        const plain = written.replace(/\/\*{1,2}$/, '/');
        const named = /[/.]/.test(plain) ? pathIn(plain) : undefined;
        return named === undefined ? [] : [{ named, at, pattern: plain !== written }];
      });
      if (paths.length < 2 || paths.length * 2 < items.length || !paths.some(it => it.named.path.includes('/'))) continue;
      const veto = vetoOf(text, name);
      for (const { named, at, pattern } of paths) {
        const value = { list: number, name, folder: named.folder || pattern };
        emit('code.path', named.path, span(at.start + named.at.start, at.start + named.at.start + named.path.length), value, veto);
      }
    }
  },
});

const longest = 1_000_000;
const languages = /^\.(?:py|[cm]?[jt]sx?|go|rb|rs|php)$/;
const configuration = /\.config\.[cm]?[jt]s$/;
const hashed = /\.(?:py|rb)$/;
/** A string with a slash and a comma or bracket behind it. */
const listed = /["'][\w.@-]+\/[\w./@*-]*["']\s*[,\]]/;

/** Names of lists whose members need not be there: some of them are, or none. */
function vetoOf(text: string, name: string): Veto | undefined {
  if (
    /candidate|possible|potential|alternativ|fallback|default_?loc|search|lookup|guess|try|probe|hint|option|maybe|likely|priorit|prefer|order/i.test(
      name,
    )
  )
    return 'conditional';
  if (/ignor|exclu|skip|deny|block|legacy|^old|deprecat|remov|delet|obsolete|stale|forbid|banned|archiv|except|missing|dead/i.test(name))
    return 'past';
  if (
    /output|generat|artifact|produc|creat|target|dest|cache|tmp|temp|example|sample|fixture|mock|test|route|url|endpoint|import|module|package|command|pattern|regex|ext(?:ension)?s|mime/i.test(
      name,
    )
  )
    return 'example';
  const word = name.replace(/\$/g, '\\$');
  return new RegExp(`\\b${word}\\b[^\\n]*\\n(?:[^\\n]*\\n){0,3}?[^\\n]*exist`, 'i').test(text) ||
    new RegExp(`exist[^\\n]*\\b${word}\\b`, 'i').test(text)
    ? 'conditional'
    : undefined;
}
