import { roleByPath } from '../facts/roleByPath.ts';
import { nowhere } from '../base/span.ts';
import { defineExtractor } from './extractor.ts';
import { emitBodyLimits } from './nginx/bodyLimits.ts';
import { emitHosts } from './nginx/hosts.ts';
import { levelOfTop } from './nginx/level.ts';
import { parseNginx } from './nginx/parse.ts';
import { emitSets } from './nginx/sets.ts';

/** Configuration of nginx, whatever its name, known by its shape; see `nginx/parse.ts` for how it is read. */
export default defineExtractor({
  id: 'nginx',
  version: 2,
  emits: ['nginx.file', 'nginx.set', 'nginx.upstream', 'nginx.include', 'nginx.host', 'nginx.body-limit', 'nginx.default-body-limit'],
  handles: path =>
    (/\.conf(?:\.(?:template|tmpl|tpl|j2|erb|in|dist|sample|example))?$|\.nginx$/i.test(path) ||
      /(?:^|\/)sites-(?:available|enabled)\/[^/]+$/.test(path)) &&
    roleByPath(path) !== 'vendored',
  extract(document, emit) {
    const { path, text } = document;
    if (text.length > longest || !block.test(text) || !directive.test(text)) return;
    const template = filledIn.test(text);
    const { directives, whole } = template ? { directives: [], whole: true } : parseNginx(text);
    emit('nginx.file', path, nowhere, { holder: levelOfTop(directives), template });
    if (!whole) emit.problem(nowhere, 'A block or directive does not end');
    emitSets(directives, text, emit);
    emitHosts(directives, emit);
    emitBodyLimits(directives, text, emit);
  },
});

const longest = 1_000_000;

/** A block that only nginx's configuration has, and a directive of its own with the semicolon behind it. */
const block =
  /^[ \t]*(?:server|http|location\b[^\n{]*|upstream[ \t]+\S+|map[ \t]+[^\n{]*|events|if[ \t]*\([^\n{]*)\s*\{|^[ \t]*\w+_pass[ \t]/m;
const directive =
  /^[^#\n]*\b(?:listen|server_name|root|return|try_files|include|set|(?:proxy|fastcgi|uwsgi|grpc|scgi|memcached)_pass|proxy_\w+|add_header|client_max_body_size|worker_connections|server|rewrite|expires|alias|default)[ \t]+[^\n=]*;/m;

/** Jinja, Go templates, ERB. */
const filledIn = /\{\{|\{%|<%/;
