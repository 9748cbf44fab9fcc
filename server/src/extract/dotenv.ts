import { nameOf } from '../base/path.ts';
import { defineExtractor } from './extractor.ts';

/** Environment files (`.env`, `.env.example`, `db.env`). Source: Docker Compose's "Env file syntax". Values are not interpolated. */
export default defineExtractor({
  id: 'dotenv',
  version: 1,
  emits: ['env.variable'],
  handles: path => path.includes('.env') && /^(?:\.env(?:[.-].+)?|.+\.env)$/.test(nameOf(path)),
  extract({ text }, emit) {
    const assignment = /^[ \t]*(?:export[ \t]+)?([A-Za-z_][\w.-]*)[ \t]*[=:][ \t]*(?:"((?:\\[^]|[^"\\])*)"|'([^']*)'|([^\r\n]*))/gm;
    for (const match of text.matchAll(assignment)) {
      const [whole, name = '', double, single, plain = ''] = match;
      const start = match.index + whole.indexOf(name);
      emit(
        'env.variable',
        name,
        { start, end: start + name.length },
        { value: double ?? single ?? plain.replace(/(?:^|[ \t]+)#.*$/, '').trim() },
      );
    }
  },
});
