import type { MappedText } from '../base/mappedText.ts';
import { folderOf, nameOf } from '../base/path.ts';
import { span } from '../base/span.ts';
import { roleByPath } from '../facts/roleByPath.ts';
import { isCommandLine } from './commandText.ts';
import { listsOfCandidates } from './dataDocument/alternatives.ts';
import { circleFolders } from './dataDocument/circle.ts';
import { lefthookFolders } from './dataDocument/lefthook.ts';
import { stringsOf } from './dataDocument/strings.ts';
import devcontainer from './devcontainer.ts';
import { defineExtractor } from './extractor.ts';
import gitlab from './gitlab.ts';
import { isPlaceholder, pathIn } from './pathText.ts';
import preCommit from './preCommit.ts';
import { isOfRelease, longestUnnamedJson } from './source/kept.ts';
import { emitCommandClaims } from './shell/claims.ts';
import { commandKinds } from './shell/kinds.ts';

/**
 * JSON and YAML documents that say something about the workspace, such as an index, a registry or a manifest of files: the
 * strings and keys that read like paths, and those that read like command lines. Whether such a document is a source of
 * truth is decided where the tree is known: most of its paths lead somewhere.
 */
export default defineExtractor({
  id: 'dataDocument',
  version: 6,
  emits: ['doc.path', ...commandKinds],
  handles: path =>
    /\.(?:jsonc?|ya?ml)$/i.test(path) &&
    !isOtherFormat(path) &&
    !listsGone.test(nameOf(path)) &&
    !isOfRelease(path) &&
    [undefined, 'living'].includes(roleByPath(path)),
  extract(document, emit) {
    const { text } = document;
    if (
      text.length > (/\.jsonc?$/i.test(document.path) ? longestUnnamedJson : longest) ||
      otherShapes.test(text.slice(0, 2000)) ||
      !mayNamePaths(text)
    )
      return;
    const strings = stringsOf(document);
    const templates = new Set(
      strings.filter(it => /^\S*\/\S*$/.test(it.text.text) && isPlaceholder(it.text.text)).map(it => holderOf(it.pointer)),
    );
    const folders = [...new Set(['', folderOf(document.path)])];
    const foldersAt = circleFolders(document.path, strings) ?? lefthookFolders(document.path, strings);
    const candidates = listsOfCandidates(strings);
    const statesCommands = !formatsWithCommands.some(it => it.handles(document.path));
    for (const string of strings) {
      const found = pathAtStart(string.text);
      if (found !== undefined) {
        const { whole, path, place } = found;
        const holder = holderOf(string.pointer);
        // What was measured of a file is true of the day it was measured on.
        const veto =
          string.measured === true || listsGone.test(string.pointer)
            ? 'past'
            : templates.has(holder) || templates.has(parent(holder))
              ? 'placeholder'
              : undefined;
        emit('doc.path', path, place, { origin: 'data', pointer: string.pointer, whole, ...(string.key ? { isKey: true } : {}) }, veto);
      } else if (statesCommands && !string.key && isCommandLine(string.text.text)) {
        const cwd = { folders: foldersAt?.(string.pointer) ?? folders, certain: false };
        const veto = candidates.has(parent(string.pointer)) ? ({ veto: 'example' } as const) : {};
        emitCommandClaims(string.text, { cwd, origin: 'data', ...veto }, emit);
      }
    }
  },
});

/** Formats whose paths are of interest here, while their own extractors state what they run. */
const formatsWithCommands = [devcontainer, gitlab, preCommit];

const longest = 400_000;

/** Formats with extractors of their own, locks, schemas, dumps, translations. */
function isOtherFormat(path: string): boolean {
  const name = nameOf(path).toLowerCase();
  return (
    /^(?:package(?:-lock)?|composer|npm-shrinkwrap|bun|tsconfig.*|jsconfig.*|lerna|nx|turbo|renovate|biome|deno|tslint|\.eslintrc|\.prettierrc|\.babelrc|\.swcrc|manifest|app|vercel|now|components|angular|project|firebase|launch|extensions|settings|keybindings|cspell|\.cspell|langs?|[a-z]{2}(?:[-_][a-z]{2,4})?)\.jsonc?$/.test(
      name,
    ) ||
    /lock\.ya?ml$|schema|swagger|openapi|(?:docker-)?compose|^(?:taskfile|action|mkdocs|dependabot|_config|chart|values.*|pubspec|openapi.*|swagger.*|\.travis|codecov|\.?golangci|crowdin|serverless|labeler|\.?rubocop.*|\.readthedocs|renovate|kustomization|pnpm-workspace|\.pre-commit-hooks|_category_|meta|docs|mint|sidebars?)\.(?:ya?ml|jsonc?)$|snapshot|fixture|\.min\.|-lock\.|^\.(?!pre-commit|gitlab-ci|devcontainer)/.test(
      name,
    ) ||
    /(?:^|\/)(?:\.github\/workflows|\.vscode|\.idea|tests?|spec|e2e|__tests__|locales?|i18n|l10n|lang|languages|translations|messages|charts|helm|k8s|kubernetes|manifests|migrations|data|dumps|seeds?|public|static|assets|dist|build|coverage|node_modules|results?|reports?|runs?|logs?)\//i.test(
      path,
    )
  );
}

/** Formats known by a key of their own at the top, a manifest of Flatpak among them, whose commands run in sources that it unpacks: in YAML at the line's start, in JSON as the first key. */
const otherShapes =
  /^(?:\s*\{\s*")?(?:openapi|swagger|apiVersion|asyncapi|\$schema|services|AWSTemplateFormatVersion|app-id|runtime-version)["']?\s*:/m;

/** Whether three strings or more begin like a path or a command: asked before a tree is built. */
function mayNamePaths(text: string): boolean {
  let count = 0;
  for (const _ of text.matchAll(
    /(?:["']|: |- |^\s*)(?:(?:\.\/)?(?![\d.]+\/)[\w.@-]+\/[\w.@/-]*(?=["'\s:]|$)|(?:docker|docker-compose|npm|pnpm|yarn|python3?|make|pytest|uvicorn|node|bash|sh|cp) [\w./-])/gm,
  )) {
    if (++count >= 3) return true;
  }
  return false;
}

/** A string that is a path, or a path followed by " - what it is". */
function pathAtStart(text: MappedText) {
  const lead = /^(\S+)\s+(?:[-–—]{1,2}\s|\()/.exec(text.text)?.[1];
  const written = lead ?? text.text;
  const named = pathIn(written);
  if (named === undefined || (lead !== undefined && !/\/|\.\w+$/.test(named.path))) return undefined;
  return { path: named.path, place: text.toDocument(span(named.at.start, named.at.end)), whole: lead === undefined };
}

/** Names of lists, and of documents that are such lists, whose members need not be there or had better not. */
const listsGone =
  /(?:^|\/|[_.-])(?:\w*ignored?s?|exclu\w+|(?:allow|white|block|deny)(?:ed)?[_-]?list|deny|denied|forbid\w*|skip(?:ped)?|exceptions?|suppress\w*|baseline|deprecated|removed|deleted|legacy|obsolete|missing|stale|renamed|moved|migrated|redirects?|archived)(?:[_-](?:paths?|files?|folders?|dirs?|patterns?|globs?|list|from))?(?:\/|\.\w+$|$)|\/(?:from|old|previous|history|changelog|outputs?|dest|destination|artifacts?|generated|cache|optional|future|planned|todo)(?:\/|$)/i;

const parent = (pointer: string): string => pointer.slice(0, Math.max(0, pointer.lastIndexOf('/')));
/** The object that holds a string, directly or in a list. */
const holderOf = (pointer: string): string => parent(/\/\d+$/.test(pointer) ? parent(pointer) : pointer);
