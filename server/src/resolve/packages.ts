import { foldersAbove, type Path } from '../base/path.ts';
import { defineResolution, type FactView } from '../index/view.ts';

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

/** The names of the scripts of a package.json, in their order. */
export const scriptsOf = (facts: FactView<'package.script'>, manifest: Path): readonly string[] =>
  facts.in(manifest, 'package.script').map(it => it.key);
