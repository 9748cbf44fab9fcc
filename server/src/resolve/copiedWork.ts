import { folderOf, nameOf, type Path } from '../base/path.ts';
import { defineResolution, type FactView } from '../index/view.ts';
import { plainName, projectNames } from './projectNames.ts';

/**
 * Whether a folder came with somebody else's work that was copied into the workspace; question: the folder. It is such work when
 * `.gitmodules`, git-subrepo or Bit says so, or when it has a license of its own, and either tells of its upstream or of its authors, or
 * lies where such is kept and no package of the workspace is in it. What is served as it is holds no packages. Where Composer installs, a
 * folder is called as the package that it holds (Composer, "vendor-dir"); what comes from Hex has its metadata beside it (Hex, "Package
 * tarball"), and what git-subrepo clones a file `.gitrepo`.
 */
export const isCopiedWork = defineResolution({
  id: 'copied-work',
  reads: ['tree.file', 'git.submodule'],
  answer(facts, folder: Path): boolean {
    if (folder === '') return false;
    if (facts.get('git.submodule', folder).length > 0 || isThere(facts, folder, '.gitrepo') || isOfBit(facts, folder)) return true;
    if (keeper.test(folder) && isInstalled(facts, folder)) return true;
    const isOwn = licenses.some(name => isThere(facts, folder, name));
    if (isOwn && (isThere(facts, folder, 'UPSTREAM.md') || isByOthers(facts, folder))) return true;
    if (isOwn && keeper.test(folder) && isOfOthers(facts, folder)) return true;
    return facts.ask(isCopiedWork, folderOf(folder));
  },
});

/** Whether Bit imported a component into a folder: it gives the package the scope of its registry. */
const isOfBit = (facts: FactView, folder: Path): boolean =>
  facts.in(`${folder}/package.json`, 'package.manifest').some(it => it.key.startsWith('@bit/'));

/** Whether a folder names authors of its own and is no package of the workspace. */
const isByOthers = (facts: FactView, folder: Path): boolean =>
  ['AUTHORS', 'AUTHORS.md', 'AUTHORS.txt'].some(it => isThere(facts, folder, it)) && !packages.some(it => isThere(facts, folder, it));

/** Folders above that served files are in, and, beside these, libraries. */
const served = /(?:^|\/)(?:assets|static|public|media|fonts)\//i;
const libraries = /(?:^|\/)(?:libs?|frameworks|externals?|extern|ext[-_]?libs?|deps)\//i;
const keeper = new RegExp(`${served.source}|${libraries.source}|(?:^|/)plugins/`, 'i');

/** Whether the package of a folder says that it lies in another repository; what is no package and lies below such folders is none of ours. */
function isOfOthers(facts: FactView, folder: Path): boolean {
  const repository = facts.in(`${folder}/package.json`, 'package.manifest')[0]?.value.repository;
  if (repository === undefined) return served.test(folder) || (libraries.test(folder) && !packages.some(it => isThere(facts, folder, it)));
  const own = facts.ask(ownRepositories, '');
  // Without a name of its own, a workspace cannot be told from others.
  return !own.includes(plainName(repository)) && (served.test(folder) || own.length > 0);
}

const isThere = (facts: FactView, folder: Path, name: string): boolean => facts.get('tree.file', `${folder}/${name}`).length > 0;

export const licenses = ['LICENSE', 'LICENSE.txt', 'LICENSE.md', 'LICENCE', 'License.txt', 'license.txt', 'COPYING'];
export const packages = [
  'package.json',
  'project.json',
  'composer.json',
  'pyproject.toml',
  'setup.py',
  'Cargo.toml',
  'go.mod',
  'pom.xml',
  'build.gradle',
  'build.gradle.kts',
  'mix.exs',
  'pubspec.yaml',
  'CMakeLists.txt',
];

/** Whether Mix put a folder where it is, or Composer, as a package of another vendor than the workspace's. */
function isInstalled(facts: FactView, folder: Path): boolean {
  if (isThere(facts, folder, 'hex_metadata.config')) return true;
  const name = facts.in(`${folder}/composer.json`, 'composer.package')[0]?.key;
  if (name === undefined || name !== `${nameOf(folderOf(folder))}/${nameOf(folder)}`) return false;
  const own = facts.in('composer.json', 'composer.package')[0]?.key;
  return own === undefined || folderOf(own) !== folderOf(name);
}

/** The repositories that the workspace may be a copy of: by its own names, or since several of its packages say so; question: `''`. */
const ownRepositories = defineResolution({
  id: 'own-repositories',
  reads: ['package.manifest'],
  answer(facts): readonly string[] {
    const named = facts.all('package.manifest').flatMap(it => (it.value.repository === undefined ? [] : [plainName(it.value.repository)]));
    const [{ value: root } = {}] = facts.in('package.json', 'package.manifest');
    return [
      ...facts.ask(projectNames, ''),
      ...(root?.repository === undefined ? [] : [plainName(root.repository)]),
      ...new Set(named.filter(it => named.indexOf(it) !== named.lastIndexOf(it)).sort()),
    ];
  },
});
