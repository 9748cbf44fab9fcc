import { extensionOf, nameOf } from '../base/path.ts';
import { nowhere } from '../base/span.ts';
import { roleByPath } from '../facts/roleByPath.ts';
import { defineExtractor } from './extractor.ts';
import { listedWords, wordsOf } from './mentions/listing.ts';

/**
 * Every text that can make a program read a file: which names of configuration files it says, and which it makes. One search
 * for extensions; what stands before one is read backwards.
 */
export default defineExtractor({
  id: 'mentions',
  version: 2,
  emits: ['mention.file', 'mention.pattern', 'mention.listing'],
  handles: path => (read.has(extensionOf(path)) || named.test(nameOf(path))) && !left.test(path) && roleByPath(path) !== 'vendored',
  extract({ path, text }, emit) {
    if (text.length > longest) return;
    const files = new Set<string>();
    const patterns = new Set<string>();
    const folders = new Set<string>();
    extension.lastIndex = 0;
    for (let match = extension.exec(text); match !== null; match = extension.exec(text)) {
      const stem = nameBefore(text, match.index);
      const name = stem + match[0];
      if (/[*{}$%<>]/.test(name)) {
        patterns.add(name.replace(/\$?\{[^{}]*\}|<[^<>]*>|%[sd]|\$\w+|[*{}$%<>]+/g, '*').replace(/\*+/g, '*'));
        for (const it of foldersBefore(text, match.index - stem.length)) folders.add(it);
      } else if (name.startsWith('.')) {
        // `name + ".yaml"`, `.with_suffix(".yaml")`, `x.glob(".yaml")`: the quote stands right before the extension.
        if (/["'`]/.test(text[match.index - 1] ?? '')) patterns.add(`*${match[0]}`);
      } else files.add(name);
    }
    files.delete(nameOf(path));
    for (const name of files) emit('mention.file', name, nowhere, {});
    // What reads a folder of configurations names their extension, or hands the folder over by this name.
    const mayList = files.size + patterns.size > 0 || text.includes('config_path');
    const listed = quiet.has(extensionOf(path)) || !mayList ? [] : listedWords(text);
    if (listed.length > 0) emit('mention.listing', '', nowhere, { words: listed });
    const words = [...patterns].some(it => /^\*\.\w+$/.test(it)) ? [...new Set([...wordsOf(text), ...folders])].sort() : [];
    for (const pattern of patterns) emit('mention.pattern', pattern, nowhere, { words: /^\*\.\w+$/.test(pattern) ? words : [] });
  },
});

const longest = 400_000;
const longestName = 100;
const extension = /\.(?:ya?ml|json5?|jsonc|toml|ini|cfg|conf|properties|template)\b/g;

/** Formats that call nothing. */
const quiet = new Set('.md .json .jsonc .toml .cfg .ini .conf .tf .nix'.split(' '));

const read = new Set(
  (
    '.py .pyi .js .mjs .cjs .jsx .ts .mts .cts .tsx .vue .svelte .sh .bash .zsh .ps1 .bat .cmd .go .rb .rs .php .java .kt .cs .ex .exs ' +
    '.yml .yaml .json .jsonc .toml .cfg .ini .mk .tf .nix .lua .gradle .md .service .dockerfile .conf .slurm .sbatch .pbs .ipynb .bzl .bazel ' +
    '.cmake .fish .ksh .psm1 .scala .swift .dart .pl .pm .r .jl .xml .csproj .groovy .kts .hcl .rst .erb .tmpl .j2 .env .c .cc .cpp .h .zig'
  ).split(' '),
);
const named =
  /^(?:Dockerfile|Containerfile|Makefile|GNUmakefile|makefile|justfile|Justfile|Procfile|Vagrantfile|Jenkinsfile|Rakefile|Gemfile)/;
/** Locks, dumps and what other tools write. */
const left = /(?:^|\/)(?:package-lock\.json|pnpm-lock\.yaml|npm-shrinkwrap\.json|[^/]*\.lock|[^/]*\.min\.js|node_modules\/.*|dist\/.*)$/;

/** The part of a file's name in front of an extension, up to a blank, a quote or a slash; braces are kept with what they hold. */
function nameBefore(text: string, end: number): string {
  let at = end;
  let depth = 0;
  while (at > 0 && end - at < longestName) {
    const letter = text.charCodeAt(at - 1);
    if (letter === closeCurly) depth++;
    else if (letter === openCurly) depth--;
    if (letter === newline || depth < 0 || (depth === 0 && !isNamePart(letter))) break;
    at--;
  }
  return depth === 0 ? text.slice(at, end) : '';
}

/** The names of the folders that stand in front of a file's name, `a` and `b` of `a/b/`. */
function foldersBefore(text: string, end: number): readonly string[] {
  return (
    /(?:[\w.@-]+\/)+$/
      .exec(text.slice(Math.max(0, end - longestName), end))?.[0]
      .split('/')
      .filter(it => /\w/.test(it)) ?? []
  );
}

const newline = 10;
const openCurly = 123;
const closeCurly = 125;

/** Letters, digits, `_ - . * { } $ % < > @ +`. */
const isNamePart = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 64 && code <= 90) || (code >= 48 && code <= 57) || code > 127 || punctuation.has(code);
const punctuation = new Set([...'_-.*{}$%<>+'].map(it => it.charCodeAt(0)));
