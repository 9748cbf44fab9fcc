import { folderOf, foldersAbove, isInside, nameOf, type Path, resolvePath } from '../base/path.ts';
import type { CommandContext, Cwd } from '../facts/cwd.ts';
import type { FactOf } from '../facts/fact.ts';
import type { FactView } from '../index/view.ts';
import { cwdOfRecipe } from './includedMakefiles.ts';
import { isCopiedPackage, isOfRole } from './copiedAway.ts';
import { otherCase } from './otherCase.ts';
import { isTemplateFor } from './ownTemplate.ts';
import { leavesPlugin } from './hostedPlugins.ts';
import { packageFolder } from './packageFolder.ts';
import { existence, past, sameSuffix } from './paths.ts';
import { isProduced } from './produced.ts';
import { isRemovedAgain } from './removedAgain.ts';
import { placesInContainers } from './scriptContainers.ts';
import { pathsInImage } from './serviceImage.ts';
import { statedFolder } from './statedFolder.ts';
import { runsFurtherDown } from './unstatedFolder.ts';
import { isCompiled, isFilledInImage, isMistake, isUnpacked, mayMeanAnother } from './unseenFiles.ts';

/** What the workspace knows of the file that a command opens. */
export type FileAnswer =
  | { readonly is: Reason | 'there' | 'unproven' | 'elsewhere' | 'working-directory' | 'placeholder' | 'example' }
  /** Nothing is there; `path`, from the folder `from`, differs from what is written by case alone. */
  | { readonly is: 'other-case'; readonly from: Path; readonly path: Path }
  /** Nothing stands at any place the command may mean. */
  | {
      readonly is: 'missing';
      /** The folder that the command's path starts from, of all it may be: where history has the file, else the likeliest. None of an absolute path. */
      readonly from?: Path;
      readonly path: Path;
      /** How well it is proved: by evidence that it is a mistake, by the folder that is there, or by that without history. */
      readonly sure: 'certain' | 'likely' | 'weak';
      /** Whether the text sent its reader to another folder than `from`, and may have left it since. */
      readonly openFolder?: boolean;
    };

type Reason = 'ignored' | 'opaque' | 'produced' | 'history';

/** A claim that a command opens a file, whatever kind of claim says so. */
export interface OpenedFile {
  /** The file as written. */
  readonly key: string;
  readonly path: Path;
  readonly value: CommandContext & Partial<Pick<FactOf<'command.file'>['value'], 'program' | 'use' | 'mayBeMade' | 'unpacked'>>;
}

/** Looks for the file of a command at every place that it may mean. */
export function findFile(facts: FactView, claim: OpenedFile): FileAnswer {
  const { key, path, value } = claim;
  const { origin, program, image } = value;
  const cwd = cwdOfRecipe(facts, path, value.cwd);
  // `dist/.` is whatever a folder holds by then.
  if (/[*?$<>{}]|\.\.\.|\/\.$/.test(key)) return { is: 'placeholder' };
  if (momentWritten.test(key)) return { is: 'produced' };
  if (origin === 'ci' && facts.in(path, 'workflow.foreign-checkout').length > 0) return { is: 'working-directory' };
  if (facts.ask(isCopiedPackage, path) || facts.ask(isOfRole, path)) return { is: 'elsewhere' };
  const endings = endingsOf(program);
  const places = image === undefined ? [] : pathsInImage(facts, path, image, key);
  if (places.length > 0) return findInImage(facts, key, places, endings);
  const mounted = origin === 'script' ? placesInContainers(facts, path, key, cwd) : [];
  // A script that is mounted may be run here as well.
  if (mounted.length > 0 && standing(facts, placesIn(cwd.folders, key), endings) === undefined)
    return findInImage(facts, key, mounted, endings);
  // In an image or a folder nobody can tell, only what stood at the root and is nowhere now says something.
  const anywhere = cwd.folders.length === 0;
  const gone = whereaboutsOf(
    facts,
    key,
    anywhere ? { folders: [''], certain: true } : withEntered(facts, withPackage(facts, cwd, path), path),
    endings,
  );
  if (anywhere && (typeof gone === 'string' || 'cased' in gone || !gone.removed || gone.elsewhere || !key.includes('/')))
    return { is: 'working-directory' };
  if (typeof gone === 'string') return { is: gone };
  if (!('cased' in gone) && isCompiled(facts, gone.path)) return { is: 'produced' };
  if ('cased' in gone) return { is: 'other-case', from: gone.from, path: gone.cased };
  if (isRemovedAgain(facts, claim, gone.path) || (gone.removed && becameTemplate(facts, gone.path))) return { is: 'produced' };
  if (origin === 'ci' && !gone.removed && isUnpacked(facts, path, gone.path)) return { is: 'produced' };
  if (!gone.removed && forOneMachine.test(nameOf(gone.path))) return { is: 'unproven' };
  if (!gone.removed && leavesPlugin(facts, path, key)) return { is: 'elsewhere' };
  const openFolder = (statedFolder(facts, path, value) ?? gone.from) !== gone.from;
  const missing = { is: 'missing', from: gone.from, path: gone.path, openFolder } as const;
  if (gone.removed) {
    const doubtful =
      anywhere || isOfLooseText(claim) || mayMeanAnother(facts, claim, gone.path) || runsFurtherDown(facts, claim, gone.from);
    return { ...missing, sure: doubtful ? 'likely' : 'certain' };
  }
  const stands = (folder: Path): boolean => facts.get('tree.folder', folder).length > 0;
  // A loose script may be copied to where its files are.
  if (cwd.certain && origin !== 'script')
    return facts.ask(isFilledInImage, gone.path)
      ? { is: 'produced' }
      : stands(folderOf(gone.path))
        ? { ...missing, sure: isMistake(facts, claim, gone.path) ? 'certain' : 'likely' }
        : { is: 'unproven' };
  if (gone.elsewhere) return { is: 'elsewhere' };
  const first = /^(?:\.{1,2}\/)*([^/]+)\//.exec(key)?.[1];
  if (first === undefined || !cwd.folders.some(it => stands(it === '' ? first : `${it}/${first}`))) return { is: 'unproven' };
  return invented.test(key) ? { is: 'example' } : { ...missing, sure: gone.history ? 'likely' : 'weak' };
}

/**
 * Whether a claim stands in a script, in data, or in a document below the root, whose readers start where they like: of what such texts open
 * and history removed, three in four are drift, and the others run where something else was taken to.
 */
const isOfLooseText = ({ path, value: { origin } }: OpenedFile): boolean =>
  origin === 'script' || origin === 'data' || (origin === 'prose' && folderOf(path) !== '' && !path.startsWith('.github/'));

/** Looks for a file at the places of the workspace that an image takes it from. RUN may have made what none of them has. */
function findInImage(facts: FactView, key: string, places: readonly Path[], endings: readonly string[]): FileAnswer {
  const written = key.replace(/^(?:\.?\/)+/, '');
  const all = places.map(path => ({
    from: path === written ? '' : path.endsWith(`/${written}`) ? path.slice(0, -written.length - 1) : undefined,
    path,
  }));
  const here = standing(
    facts,
    all.map(({ path }) => ({ from: '', path })),
    endings,
  );
  if (here !== undefined) return { is: here };
  const pasts = all.map(it => ({ ...it, past: facts.ask(past, it.path) }));
  if (pasts.some(it => it.past.state === 'pending')) return { is: 'history' };
  const [gone] = pasts.filter(it => it.past.state === 'removed');
  const [first] = all;
  if (gone === undefined || first === undefined || pasts.some(it => it.past.state !== 'removed')) return { is: 'unproven' };
  if (becameTemplate(facts, gone.path)) return { is: 'produced' };
  return {
    is: 'missing',
    path: gone.path,
    sure: 'certain',
    ...(gone.from === undefined || key.startsWith('/') ? {} : { from: gone.from }),
  };
}

/** Whether history moved a file to a template of its name, which everybody makes it from since. */
function becameTemplate(facts: FactView, path: Path): boolean {
  const gone = facts.ask(past, path);
  return gone.state === 'removed' && gone.to !== undefined && isTemplateFor(gone.to, path);
}

/** Names of what somebody keeps beside the repository: `settings_local.py`, `.env.local`. */
const forOneMachine = /[._-]local(?:[._-]|$)/;

/** Names that documents give to files that stand for any. */
const invented =
  /(?:^|\/)(?:(?:my|your|some|the|example|sample|test)[-_])?(?:file|script|module|example|name|foo|bar|baz|something)s?\.\w+$/i;

/** What a program adds to the path that it is given. Source: Node's "CommonJS modules". */
function endingsOf(program: string | undefined): readonly string[] {
  return /^(?:node|nodemon|ts-node|tsx|bun|deno)$/.test(program ?? '')
    ? ['', '.js', '.cjs', '.mjs', '.json', '.node', '.ts', '/index.js']
    : [''];
}

/** Adds the folder of the package that a document lies deeper in: where nothing tells, its commands may begin there as well. */
function withPackage(facts: FactView, cwd: Cwd, document: Path): Cwd {
  const folder = cwd.certain || !cwd.folders.includes(folderOf(document)) ? '' : facts.ask(packageFolder, document);
  return folder === '' || cwd.folders.includes(folder) ? cwd : { ...cwd, folders: [...cwd.folders, folder] };
}

/**
 * Adds the folders that commands entered, by the same steps from the folders above the document, where those steps lead nowhere from the
 * root and from the document's own folder: `cd android` in `native/docs/` may mean `native/android`.
 */
function withEntered(facts: FactView<'tree.folder'>, cwd: Cwd, document: Path): Cwd {
  const own = folderOf(document);
  if (cwd.certain || own === '') return cwd;
  const stands = (folder: Path): boolean => facts.get('tree.folder', folder).length > 0;
  const steps = cwd.folders.flatMap(it => (it !== own && isInside(it, own) ? [it.slice(own.length + 1)] : []));
  const lost = steps.filter(it => !cwd.folders.some(folder => `/${folder}`.endsWith(`/${it}`) && stands(folder)));
  const entered = [...foldersAbove(own)].flatMap(above => (above === '' ? [] : lost.map(it => `${above}/${it}`))).filter(stands);
  return entered.length === 0 ? cwd : { ...cwd, folders: [...cwd.folders, ...entered] };
}

/** What differs from a written path by case alone. */
interface Cased {
  readonly from: Path;
  readonly cased: Path;
}

interface Gone extends Place {
  readonly removed: boolean;
  /** Whether history could be asked. */
  readonly history: boolean;
  /** Whether other files end with the same segments. */
  readonly elsewhere: boolean;
}

/**
 * Where a path that a command opens is, or was. A certain working directory gives one place. An uncertain one gives its
 * folders, and the folders above them as second places: what stands there is taken only where history does not tell that
 * the path once stood at a first place. `endings` are what the program adds to a path by itself.
 */
function whereaboutsOf(
  facts: FactView,
  written: string,
  cwd: Cwd,
  endings: readonly string[],
): Gone | Cased | Reason | 'there' | 'working-directory' {
  const first = placesIn(cwd.certain ? cwd.folders.slice(0, 1) : cwd.folders, written);
  const above = new Set(cwd.certain ? [] : cwd.folders.flatMap(it => [...foldersAbove(it)]));
  const second = placesIn(above, written).filter(it => !first.some(other => other.from === it.from));
  const [likeliest] = first;
  if (likeliest === undefined) return 'working-directory';
  const here = standing(facts, first, endings);
  if (here !== undefined) return here;
  for (const { from, path } of first) {
    const cased = endings.flatMap(it => facts.ask(otherCase, `${path}${it}`) ?? [])[0];
    if (cased !== undefined) return { from, cased };
  }
  const pasts = [...first, ...second].map(it => ({ ...it, past: facts.ask(past, it.path) }));
  if (pasts.some(it => it.past.state === 'pending')) return 'history';
  const was = pasts.find(it => it.past.state === 'removed');
  const there = standing(facts, second, endings);
  if (there !== undefined && !first.some(it => it.from === was?.from)) return there;
  const { from, path } = was ?? likeliest;
  return {
    from,
    path,
    removed: was !== undefined,
    history: pasts.every(it => it.past.state !== 'unavailable'),
    elsewhere: sameSuffix(facts, resolvePath('', written) ?? path).length > 0,
  };
}

interface Place {
  readonly from: Path;
  readonly path: Path;
}

function placesIn(folders: Iterable<Path>, written: string): readonly Place[] {
  return [...folders].flatMap(from => {
    const path = resolvePath(from, written);
    return path === undefined ? [] : [{ from, path }];
  });
}

/** What stands at one of the places, or why nothing can be said of them. */
function standing(
  facts: FactView,
  places: readonly Place[],
  endings: readonly string[],
): 'there' | 'opaque' | 'ignored' | 'produced' | undefined {
  const found = places.flatMap(({ path }) => endings.map(it => facts.ask(existence, `${path}${it}`)));
  if (found.some(it => it === 'file' || it === 'folder')) return 'there';
  for (const it of ['opaque', 'ignored'] as const) if (found.includes(it)) return it;
  return places.some(it => facts.ask(isProduced, it.path)) ? 'produced' : undefined;
}

/** A name with the moment that the file was written at: `backup_20250923_121841.sql` is one of those that a program makes. */
const momentWritten = /(?:^|\D)20\d{2}[-_]?[01]\d[-_]?[0-3]\d[-_T]?[0-2]\d[-_:]?[0-5]\d(?:[-_:]?[0-5]\d)?(?:\D|$)/;
