import { nameOf } from '../base/path.ts';
import { defineExtractor } from './extractor.ts';

/**
 * Environment files (`.env`, `.env.example`, `db.env`, `env.sample`). Sources: Docker Compose's "Env file syntax" and the page of
 * dotenv. Values are not interpolated.
 */
export default defineExtractor({
  id: 'dotenv',
  version: 2,
  emits: ['env.variable', 'env.commented'],
  handles: path =>
    path.includes('env') &&
    /^(?:\.env(?:[._-].+)?|.+\.env(?:\.(?:example|sample|template|dist))?|[\w-]*env[.-](?:example|sample|template|dist))$/.test(
      nameOf(path),
    ),
  extract({ text }, emit) {
    const assignment =
      /^[ \t]*(?:export[ \t]+)?([A-Za-z_][\w.-]*)[ \t]*[=:][ \t]*(?:"((?:\\[^]|[^"\\])*)"|'([^']*)'|([^\r\n]*))[^\r\n]*(\r?\n)?/gm;
    for (const match of text.matchAll(assignment)) {
      const [whole, name = '', double, single, plain = '', lineEnd] = match;
      const start = match.index + whole.indexOf(name);
      emit(
        'env.variable',
        name,
        { start, end: start + name.length },
        {
          value: double ?? single ?? plain.replace(/(?:^|[ \t]+)#.*$/, '').trim(),
          line: { start: match.index, end: match.index + whole.length },
          ...(lineEnd === undefined ? { unended: true } : {}),
        },
      );
    }
    for (const match of text.matchAll(/^[ \t]*#+[ \t]*(?:export[ \t]+)?([A-Z_][A-Z0-9_]*)[ \t]*=/gm)) {
      const name = match[1] ?? '';
      const start = match.index + match[0].lastIndexOf(name);
      emit('env.commented', name, { start, end: start + name.length }, {});
    }
  },
});
