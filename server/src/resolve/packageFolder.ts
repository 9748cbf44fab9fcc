import { foldersAbove, type Path } from '../base/path.ts';
import { defineResolution, type FactView } from '../index/view.ts';
import { rootFiles } from './ecosystems.ts';

/** Whether two paths lie in one package of the workspace, or one of them in that of the root. A path need not be there. */
export function inOnePackage(facts: FactView, a: Path, b: Path): boolean {
  const [first, second] = [facts.ask(packageFolder, a), facts.ask(packageFolder, b)];
  // A path that was read from the wrong folder names the same package below another one.
  return first === '' || second === '' || `/${first}`.endsWith(`/${second}`) || `/${second}`.endsWith(`/${first}`);
}

/**
 * The folder of the package that a path lies in, the root's where there is none below it; question: the path. A package has a manifest, or
 * its sources where builds of the JVM look for them. Source: Maven, "Introduction to the Standard Directory Layout".
 */
export const packageFolder = defineResolution({
  id: 'package-folder',
  reads: ['tree.file'],
  answer(facts, path: Path): Path {
    const above = [...foldersAbove(path)].filter(it => it !== '');
    const sources = /^(.+)\/src\/(?:main|test|it)\//.exec(path)?.[1];
    return above.find(it => it === sources || manifests.some(name => facts.get('tree.file', `${it}/${name}`).length > 0)) ?? '';
  },
});

const manifests: readonly string[] = ['package.json', 'pyproject.toml', 'setup.py', 'build.sbt', ...rootFiles.map(([name]) => name)];
