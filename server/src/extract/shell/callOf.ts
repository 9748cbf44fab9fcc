import { MappedText } from '../../base/mappedText.ts';
import type { Path } from '../../base/path.ts';
import { span } from '../../base/span.ts';
import type { Cwd, InImage } from '../../facts/cwd.ts';
import type { Veto } from '../../facts/fact.ts';
import type { FactKinds } from '../../facts/kinds.ts';
import type { Call } from './call.ts';
import type { CommandKind, ShellContext } from './claims.ts';
import { isCommandLine } from './commandLine.ts';
import { folderInImage, foldersOf, isOutside, nowhereKnown, relocate, sentTo } from './folders.ts';
import { namesOf } from './namesOf.ts';
import { parseShell } from './parse.ts';
import { programOf } from './program.ts';
import { copyOf, placeOf, type Scope } from './scope.ts';
import { type Walk, walkNodes } from './walk.ts';
import { partOf, spanOfWord, type Word } from './word.ts';
import { isElsewhere, isInvented, normalPath } from './written.ts';

/** What holds for one command. */
export interface Circumstances {
  readonly cwd: Cwd;
  readonly variables: ReadonlyMap<string, string>;
  readonly tolerated: boolean;
  /** Whether the program's name is that of a package. */
  readonly package?: boolean;
}

export type RunWords = (walk: Walk, words: readonly Word[], scope: Scope, at: Circumstances) => void;

/** Makes the call that tools see. Without a word it is the shell itself, which opens redirections. */
export function callOf(
  walk: Walk,
  scope: Scope,
  at: Circumstances,
  word: Word | undefined,
  args: readonly Word[],
  runWords: RunWords,
): Call {
  const { context } = walk;
  const head: Word = word ?? { text: '', places: 0, dynamic: false, quoted: false };
  const place = { ...placeOf(scope, context, at.variables), cwd: at.cwd };
  const emit = <K extends CommandKind>(kind: K, claimed: Word, value: object, key: string, cwd: Cwd, veto: Veto | undefined): void => {
    const anyCase = context.anyCase === undefined ? {} : { anyCase: context.anyCase };
    const stated = { ...value, ...placeOfCommand(cwd, context), origin: context.origin, ...anyCase } as FactKinds[K];
    walk.emit(kind, key, walk.toDocument(spanOfWord(claimed)), stated, context.veto ?? (scope.away || isOutside(cwd) ? 'elsewhere' : veto));
  };
  const vetoOf = (claimed: Word): Veto | undefined => {
    if (claimed.dynamic || isInvented(claimed.text)) return 'placeholder';
    if (scope.made.has(normalPath(claimed.text)) || isBelow(scope.filled, claimed.text)) return 'produced';
    return at.tolerated || scope.guarded.has(normalPath(claimed.text)) ? 'tolerated' : undefined;
  };
  const runText = (claimed: Word, inner: ShellContext): void => {
    if (walk.depth > 4) return;
    const text = textOfWord(claimed, walk);
    const within = { ...copyOf(scope), cwd: at.cwd, variables: new Map(at.variables) };
    const nested = { ...walk, context: inner, toDocument: text.toDocument.bind(text), depth: walk.depth + 1 };
    walkNodes(nested, parseShell(claimed.text), within, at.tolerated);
  };
  const again = (change: Partial<Circumstances>): Call => callOf(walk, scope, { ...at, ...change }, word, args, runWords);
  return {
    program: programOf(head),
    word: head,
    args,
    cwd: at.cwd,
    origin: context.origin,
    variables: at.variables,
    state(kind, claimed, value, key = claimed.text, veto = undefined) {
      const asked = kind === 'command.frozen-install' && asksForLock(scope) ? 'tolerated' : undefined;
      emit(kind, claimed, value, key, at.cwd, vetoOf(claimed) ?? veto ?? asked);
    },
    makesLock(name) {
      if (context.origin === 'ci') emit('command.produces', head, { how: programOf(head) }, name, at.cwd, undefined);
    },
    file(claimed, use) {
      const found = claimed.dynamic ? relocate(claimed, place) : { word: claimed, cwd: at.cwd };
      const file = found?.word ?? claimed;
      if (file.text === '' || (!file.dynamic && isAway(file.text, context))) return;
      const asked = namesOf(claimed, place).some(it => scope.guarded.has(it)) ? 'tolerated' : undefined;
      const value = {
        program: programOf(head),
        use,
        ...(context.foreign ? { mayBeMade: true } : {}),
        ...(scope.filled.has('.') ? { unpacked: true } : {}),
      };
      emit(
        'command.file',
        file,
        value,
        file.text,
        found?.cwd ?? at.cwd,
        isBelow(scope.filled, claimed.text) ? 'produced' : (vetoOf(file) ?? asked),
      );
    },
    fills(claimed) {
      scope.filled.add((claimed === undefined ? '' : normalPath(claimed.text)) || '.');
    },
    produces(claimed, key, as) {
      const found = claimed.dynamic ? relocate(claimed, place) : { word: claimed, cwd: at.cwd };
      if (found === undefined || found.word.dynamic || isAway(key ?? found.word.text, context)) return;
      const made = normalPath(key ?? found.word.text);
      const repository = typeof as === 'object' && 'copyOf' in as ? as.copyOf : undefined;
      const from = typeof as === 'object' && 'movedFrom' in as ? { from: as.movedFrom } : {};
      if (repository !== undefined) scope.clones.set(made, repository);
      else (as === 'project' ? scope.projects : scope.made).add(made);
      const up = /^(?:\.\.\/)+/.exec(made)?.[0];
      const folders = up === undefined ? found.cwd.folders : (foldersOf(up, { ...place, cwd: found.cwd }) ?? []);
      const name = made.slice(up?.length ?? 0);
      if (name !== '' && name !== '.')
        emit(
          'command.produces',
          found.word,
          { how: as === 'appended' ? '>>' : programOf(head) || '>', ...(repository ? { repository } : {}), ...from },
          name,
          { ...found.cwd, folders },
          undefined,
        );
    },
    makesMakefile(folder) {
      scope.made.add('Makefile');
      const folders = folder === undefined ? at.cwd.folders : (foldersOf(folder.text, place) ?? []);
      for (const it of folders) scope.made.add(makefileIn(it));
    },
    hasMadeMakefile: () => (at.cwd.certain ? at.cwd.folders.some(it => scope.made.has(makefileIn(it))) : scope.made.has('Makefile')),
    removes(claimed) {
      const removed = normalPath(claimed.text);
      if (claimed.dynamic || /[*?[\]{}<>]/.test(removed) || removed === '' || isAway(removed, context)) return;
      emit('command.removes', claimed, {}, removed, at.cwd, at.tolerated ? 'tolerated' : undefined);
    },
    in: folder => again({ cwd: sentTo(folder.text, place, at.cwd) }),
    spanOf: claimed => walk.toDocument(spanOfWord(claimed)),
    elsewhere: () => again({ cwd: nowhereKnown }),
    run: words => runWords(walk, words, scope, at),
    script: claimed => runText(claimed, context),
    text(claimed) {
      if (isCommandLine(claimed.text)) runText(claimed, { ...context, origin: 'text' });
    },
  };
}

/** Whether a path lies below one of the folders, all as written: a variable is the same folder each time. */
function isBelow(folders: ReadonlySet<string>, written: string): boolean {
  if (folders.size === 0) return false;
  const path = normalPath(written).replace(/\/{2,}/g, '/');
  return [...folders].some(it => path.startsWith(`${it}/`));
}

/** Whether a path leads out of the workspace; in an image an absolute one may be copied from it. */
const isAway = (written: string, { image }: ShellContext): boolean =>
  isElsewhere(image !== undefined && written.startsWith('/') ? written.slice(1) : written);

/** Where a command runs. An image's folders are told apart from those of the workspace. */
function placeOfCommand(cwd: Cwd, { image }: ShellContext): { readonly cwd: Cwd; readonly image?: InImage } {
  if (image === undefined) return { cwd };
  const [first] = cwd.folders;
  const folder = first === undefined || cwd.folders.length > 1 ? undefined : folderInImage(first);
  return { cwd: nowhereKnown, image: { ...image, ...(folder === undefined ? {} : { folder }) } };
}

/** The Makefile of a folder, from the root of the workspace behind a `/`. */
const makefileIn = (folder: Path): string => `/${folder === '' ? '' : `${folder}/`}Makefile`;

/** `if [ -f package-lock.json ]; then npm ci` */
function asksForLock(scope: Scope): boolean {
  return [...scope.guarded].some(it => /(?:^|\/)(?:[\w-]+[.-]lock(?:\.\w+)?|npm-shrinkwrap\.json|gems\.locked)$/.test(it));
}

/** A word's text with the way back to the document. */
function textOfWord(word: Word, walk: Walk): MappedText {
  const parts: { text: string; from: number }[] = [];
  let begun = 0;
  for (let index = 1; index <= word.text.length; index++) {
    const goesOn = index < word.text.length && documentOffset(word, walk, index) === documentOffset(word, walk, index - 1) + 1;
    if (goesOn) continue;
    parts.push({ text: word.text.slice(begun, index), from: documentOffset(word, walk, begun) });
    begun = index;
  }
  return MappedText.join(parts);
}

function documentOffset(word: Word, walk: Walk, index: number): number {
  const { start } = spanOfWord(partOf(word, index, index + 1));
  return walk.toDocument(span(start, start + 1)).start;
}
