import { span } from '../base/span.ts';
import { defineExtractor } from './extractor.ts';

/** Programs that take files from requests, by the names that the frameworks give to that. */
export default defineExtractor({
  id: 'uploads',
  version: 1,
  emits: ['code.upload'],
  handles: path =>
    /\.(?:py|[cm]?[jt]s|tsx|jsx)$/.test(path) &&
    !/(?:^|\/)(?:tests?|__tests__|node_modules|e2e)\/|[._]test\.|\.spec\.|\.min\.js$/.test(path),
  extract({ path, text }, emit) {
    const found = (path.endsWith('.py') ? python : script).exec(text);
    if (found === null || found.index > longest) return;
    const name = found[1] ?? found[0];
    const start = found.index + found[0].indexOf(name);
    emit('code.upload', name, span(start, start + name.length), {});
  },
});

const longest = 1_000_000;

/** FastAPI, Starlette, Flask, Django. */
const python = /\bUploadFile\b|\brequest\.files\b|\brequest\.FILES\b|\bMultiPartParser\b|\bFileUploadParser\b/;
/** Multer, Formidable, Busboy, Fastify, Express, Nest. */
const script =
  /(?:from\s+|require\(\s*)["'](multer|formidable|busboy|@fastify\/multipart|express-fileupload|koa-body|@koa\/multer)["']|\b(File(?:s|Fields)?Interceptor)\b/;
