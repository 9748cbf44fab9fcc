import { nearest } from '../base/nearest.ts';
import { folderOf, foldersAbove, nameOf, type Path } from '../base/path.ts';
import type { FactOf } from '../facts/fact.ts';
import { isManifestTemplate } from '../facts/packages.ts';
import { defineResolution, type FactView } from '../index/view.ts';
import { isOfRole } from './copiedAway.ts';
import { likelyFolders } from './likelyFolders.ts';
import { isSitePage } from './sites/site.ts';
import { pathsInImage } from './serviceImage.ts';
import { statedFolder } from './statedFolder.ts';

/** What the workspace's package.json files are together. */
export interface Packages {
  readonly manifests: readonly Path[];
  /** Whether each of them could be read, and no other format that npm's relatives take stands beside them. */
  readonly complete: boolean;
}

/** The package.json files of the workspace; question: `''`. */
export const packages = defineResolution({
  id: 'packages',
  reads: ['package.manifest', 'tree.name'],
  answer(facts): Packages {
    const manifests = facts.get('tree.name', 'package.json').map(it => it.value.path);
    const others = ['package.json5', 'package.yaml'].some(it => facts.get('tree.name', it).length > 0);
    return { manifests, complete: !others && manifests.every(it => facts.in(it, 'package.manifest').length > 0) };
  },
});

/** The package.json that npm takes when it is started in a folder: its own or the nearest above; question: the folder. */
export const nearestManifest = defineResolution({
  id: 'nearest-manifest',
  reads: ['tree.file'],
  answer(facts, folder: Path): Path | undefined {
    for (const above of folder === '' ? [''] : [folder, ...foldersAbove(folder)]) {
      const manifest = above === '' ? 'package.json' : `${above}/package.json`;
      if (facts.get('tree.file', manifest).length > 0) return manifest;
    }
    return undefined;
  },
});

/** The folders with a package.json that somebody renamed to take it out of use, `package.json.disabled`; question: `''`. */
const foldersWithManifestAside = defineResolution({
  id: 'folders-with-manifest-aside',
  reads: ['tree.file'],
  answer: (facts): readonly Path[] => [
    ...new Set(
      facts
        .all('tree.file')
        .filter(it => nameOf(it.key).startsWith('package.json.'))
        .map(it => folderOf(it.key)),
    ),
  ],
});

/** Whether the package.json that a folder's commands are meant for was taken out of use, so that npm takes one further up. */
function isManifestAside(facts: FactView, folder: Path): boolean {
  const aside = facts.ask(foldersWithManifestAside, '');
  const taken = facts.ask(nearestManifest, folder);
  for (const it of folder === '' ? [''] : [folder, ...foldersAbove(folder)]) {
    if (taken !== undefined && folderOf(taken) === it) return false;
    if (aside.includes(it)) return true;
  }
  return false;
}

/** What a command that runs a script finds. `not-local`: the workspace has no package.json. */
export type ScriptAnswer =
  | { readonly is: 'there' | 'placeholder' | 'not-local' | 'working-directory' | 'unreadable' | 'unproven' | 'produced' | 'elsewhere' }
  | {
      readonly is: 'missing';
      /** The package.json that the command takes, where that can be told. */
      readonly manifest?: Path;
      readonly names: readonly string[];
      /** Those that may be meant: a script that the command stands in would run itself. */
      readonly candidates: readonly string[];
      /** Scripts of that name in other package.json files. */
      readonly elsewhere: readonly FactOf<'package.script'>[];
      /** Whether other package.json files were asked, and lack it too. */
      readonly several: boolean;
      /** Whether the folder is that of an image, which takes a package.json of the workspace with it. */
      readonly inImage: boolean;
      /** Whether the manager also runs binaries, so that only the name speaks for a script. */
      readonly byName: boolean;
      /** Whether neither the command nor its folder leads to the package.json. */
      readonly guessed: boolean;
      /** Whether the text sent its reader to a folder with another package.json, and may have left it since. */
      readonly openFolder: boolean;
    };

/** Looks for the script of a command. Where its folder is open, a script that any package.json has is there. */
export function findScript(facts: FactView, claim: FactOf<'command.script'>): ScriptAnswer {
  const { key: script, path, value } = claim;
  const { manifests, complete } = facts.ask(packages, '');
  if (manifests.length === 0) return { is: 'not-local' };
  if (/^\/.*\/$|[$*{<]/.test(script)) return { is: 'placeholder' };
  if (facts.ask(isOfRole, path)) return { is: 'elsewhere' };
  const folders = likelyFolders(value.cwd, path).filter(it => facts.get('tree.folder', it).length > 0);
  const copied = manifestInImage(facts, claim);
  const near = copied ?? folders.map(it => facts.ask(nearestManifest, it)).find(it => it !== undefined);
  const elsewhere = facts.get('package.script', script);
  const open = !(value.cwd.certain || copied !== undefined) || near === undefined || value.workspace !== undefined;
  if (elsewhere.length > 0 && (open || scriptsOf(facts, near).includes(script) || isGlobal(claim))) return { is: 'there' };
  // `npm run build/test` in a sentence names two.
  if (value.origin === 'prose' && script.includes('/') && script.split('/').every(it => facts.get('package.script', it).length > 0))
    return { is: 'there' };
  const inImage = copied === undefined && value.cwd.folders.length === 0 && value.origin === 'config';
  if (folders.length === 0 && !inImage && copied === undefined) return { is: 'working-directory' };
  if (!complete) return { is: 'unreadable' };
  if (builtIn.has(script) || (script === 'start' && near !== undefined && facts.get('tree.file', beside(near, 'server.js')).length > 0))
    return { is: 'there' };
  const byName = mayBeBinary(claim);
  if (byName && !script.includes(':')) return { is: 'unproven' };
  if (facts.get('package.script-example', script).some(it => it.path === path || isManifestTemplate(it.path))) return { is: 'produced' };
  if (!value.cwd.certain && value.workspace === undefined && folders.some(it => isManifestAside(facts, it))) return { is: 'unreadable' };
  const member = value.workspace === undefined ? undefined : facts.get('package.manifest', value.workspace)[0]?.path;
  const manifest = member ?? near ?? (manifests.length === 1 ? manifests[0] : undefined);
  const names = (manifest === undefined ? manifests : [manifest]).flatMap(it => scriptsOf(facts, it));
  const stated = statedFolder(facts, path, value);
  // A site's readers run the scripts of projects of their own, but for one that is only misspelt.
  if (value.origin === 'prose' && isSitePage(facts, path) && nearest(script, names) === undefined) return { is: 'not-local' };
  return {
    is: 'missing',
    names,
    candidates: names.filter(it => it !== holderOf(facts, claim)),
    elsewhere,
    several: elsewhere.length === 0 && manifests.length > 1,
    inImage,
    byName,
    guessed: member === undefined && near === undefined,
    openFolder: member === undefined && stated !== undefined && facts.ask(nearestManifest, stated) !== near,
    ...(manifest === undefined ? {} : { manifest }),
  };
}

/** The script that a command of a package.json stands in. */
const holderOf = (facts: FactView, { path, span }: FactOf<'command.script'>): string | undefined =>
  facts.in(path, 'package.script').findLast(it => it.span.start < span.start)?.key;

/** The package.json that an image takes to where the command runs in it. */
function manifestInImage(facts: FactView<'tree.file'>, { path, value }: FactOf<'command.script'>): Path | undefined {
  if (value.image === undefined) return undefined;
  const [manifest, ...others] = pathsInImage(facts, path, value.image, 'package.json');
  return manifest !== undefined && others.length === 0 && facts.get('tree.file', manifest).length > 0 ? manifest : undefined;
}

/** `npm run` knows these without a script. Source: npm's documentation of `npm run`. */
const builtIn: ReadonlySet<string> = new Set(['env', 'restart']);

/** `npm test` runs a script without `run`. */
const bare: ReadonlySet<string> = new Set(['test', 'start', 'stop']);

/** Yarn finds a script with a colon in every workspace. */
const isGlobal = ({ key, value }: FactOf<'command.script'>): boolean => value.manager === 'yarn' && key.includes(':');

/** yarn, bun and bare pnpm also run binaries, whose names rarely hold a colon. */
function mayBeBinary({ key, value: { manager, explicit, cwd } }: FactOf<'command.script'>): boolean {
  if (manager === 'yarn' || manager === 'bun') return true;
  return !explicit && !(cwd.certain && bare.has(key));
}

const beside = (path: Path, name: string): Path => (folderOf(path) === '' ? name : `${folderOf(path)}/${name}`);

/** The names of the scripts of a package.json, in their order. */
const scriptsOf = (facts: FactView<'package.script'>, manifest: Path): readonly string[] =>
  facts.in(manifest, 'package.script').map(it => it.key);
