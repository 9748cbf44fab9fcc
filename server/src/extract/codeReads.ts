import { roleByPath } from '../facts/roleByPath.ts';
import { baseOf } from './codeReads/base.ts';
import { joinedPathsIn } from './codeReads/parts.ts';
import { defineExtractor } from './extractor.ts';
import { isTestFile } from './source/kept.ts';

/**
 * Python sources that open configurations: a path that is joined to a folder which follows from `__file__`, to the repository's
 * root, or that is opened from wherever the program runs. Read around the strings that end like a configuration's name.
 */
export default defineExtractor({
  id: 'codeReads',
  version: 1,
  emits: ['code.read'],
  handles: path => path.endsWith('.py') && !/(?:^|\/)tests?\//.test(path) && [undefined, 'living'].includes(roleByPath(path)),
  extract({ path, text }, emit) {
    if (text.length > longest || !configuration.test(text) || isTestFile(path, text)) return;
    for (const { parts: written, base: expression } of joinedPathsIn(text)) {
      const base = expression === undefined ? { base: 'cwd' as const, parts: [] } : baseOf(expression, text, path);
      if (base === undefined) continue;
      const { parts: before, ...value } = base;
      const parts = [...before, ...written];
      const first = parts[0];
      const last = (before.length > 0 ? before : written).at(-1);
      // Opened from wherever the program runs, a bare name may lie anywhere.
      if (first === undefined || last === undefined || (value.base === 'cwd' && parts.length === 1 && !first.text.includes('/'))) continue;
      emit('code.read', parts.map(it => it.text).join('/'), { start: first.start, end: last.end }, { ...value, first });
    }
  },
});

const longest = 1_000_000;
const configuration = /\.(?:ya?ml|json|toml|ini|cfg|conf)["']/;
