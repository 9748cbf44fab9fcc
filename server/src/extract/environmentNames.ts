import { extensionOf, nameOf } from '../base/path.ts';
import { nowhere } from '../base/span.ts';
import { roleByPath } from '../facts/roleByPath.ts';
import { defineExtractor } from './extractor.ts';

/**
 * Every name in capitals that a program, a script or a configuration says, in whatever way: the evidence that an environment
 * variable may be read. One search for underscores; what stands around one is read from there.
 */
export default defineExtractor({
  id: 'environmentNames',
  version: 2,
  emits: ['mention.names'],
  handles: path => (extensions.has(extensionOf(path)) || files.test(nameOf(path))) && !left.test(path),
  extract({ path, text }, emit) {
    if (text.length > longest) return;
    const names = new Set<string>();
    const prefixes = new Set<string>();
    const suffixes = new Set<string>();
    const assigned = new Set<string>();
    const taken = new Set<string>();
    const fillsIn = fillingIn.test(path);
    underscore.lastIndex = 0;
    while (underscore.test(text)) {
      let end = underscore.lastIndex - 1;
      let start = end - 1;
      while (isNamePart(text.charCodeAt(start - 1))) start--;
      while (isNamePart(text.charCodeAt(end))) end++;
      underscore.lastIndex = end;
      if (end - start < shortest || end - start > longestName) continue;
      const before = text[start - 1] ?? '';
      const behind = text[end] ?? '';
      if (/[a-z]/.test(before) || /[a-z]/.test(behind)) continue;
      const name = text.slice(start, end);
      if (name.endsWith('_')) {
        if (/["'`$%{*]/.test(behind)) prefixes.add(name);
      } else if (name.startsWith('_') && /["'`})%*]/.test(before)) suffixes.add(name);
      else {
        names.add(name);
        if (behind === '=' && text[end + 1] !== '=') assigned.add(name);
        const alone = before === behind && /["'`]/.test(before);
        if (alone || (fillsIn && before === '{' && text[start - 2] === '$' && /[}:?+-]/.test(behind))) taken.add(name);
      }
    }
    if (names.size + prefixes.size + suffixes.size === 0 || roleByPath(path) === 'vendored') return;
    emit('mention.names', path, nowhere, {
      names: joined(names),
      ...(prefixes.size === 0 ? {} : { prefixes: joined(prefixes) }),
      ...(suffixes.size === 0 ? {} : { suffixes: joined(suffixes) }),
      ...(assigned.size === 0 ? {} : { assigned: joined(assigned) }),
      ...(taken.size === 0 ? {} : { taken: joined(taken) }),
    });
  },
});

const longest = 400_000;
const longestName = 80;
const shortest = 3;
const underscore = /_[A-Z0-9"'`$%{*]/g;

/** Capitals, digits and `_`. */
const isNamePart = (code: number): boolean => (code >= 65 && code <= 90) || code === 95 || (code >= 48 && code <= 57);

/** One text a document: thousands of short ones would keep their documents in memory. */
const joined = (names: ReadonlySet<string>): string => [...names].sort().join(' ');

/** Where `${NAME}` is a variable from outside; in many languages it is a constant in a text. */
const fillingIn = /\.(?:ya?ml|toml|cfg|ini|conf|properties|service|template|tmpl|sh|bash)$|(?:^|\/)(?:Dockerfile|Caddyfile)[^/]*$/;

const extensions = new Set(
  (
    '.py .pyi .js .mjs .cjs .jsx .ts .mts .cts .tsx .vue .svelte .astro .sh .bash .zsh .fish .ps1 .bat .cmd .go .rb .rake .erb .rs .php ' +
    '.java .kt .kts .scala .cs .fs .vb .ex .exs .eex .heex .swift .dart .clj .lua .pl .yml .yaml .jsonc .toml .cfg .ini .mk .tf .tfvars .nix ' +
    '.gradle .properties .xml .service .dockerfile .conf .tmpl .tpl .template .j2 .prisma .caddyfile .hcl .just .csproj .env-cmdrc .graphql'
  ).split(' '),
);
/** Scripts without an ending among them. */
const files =
  /^(?:[a-z][\w-]*$|Dockerfile|Containerfile|Makefile|GNUmakefile|makefile|[jJ]ustfile|Procfile|Vagrantfile|Jenkinsfile|Rakefile|Gemfile|Caddyfile|Tiltfile|\.envrc|config\.ru|(?:package|turbo|nx|project|app|vercel|render|railway|fly|wrangler|devcontainer|appsettings[\w.]*|launchSettings|tasks|launch)\.json|.*\.Dockerfile|.*entrypoint.*)/;
/** Locks, dumps and what other tools write. */
const left = /(?:^|\/)(?:package-lock\.json|pnpm-lock\.yaml|npm-shrinkwrap\.json|[^/]*\.lock|[^/]*\.min\.js|node_modules\/.*|dist\/.*)$/;
