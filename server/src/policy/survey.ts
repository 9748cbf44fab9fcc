import { aboutStorage } from '../base/decision.ts';
import { comparePaths, type Path } from '../base/path.ts';
import { compileGlob } from '../base/glob.ts';
import { entriesOf, isMap, isSeq, itemsOf, parseYaml, type YamlNode } from '../extract/yaml.ts';
import { roleByPath } from '../facts/roleByPath.ts';
import Slugger from 'github-slugger';
import { layoutFacts } from './layoutDocument.ts';
import { registryFacts } from './registry.ts';
import { type SurveyedSource, sourcesIn } from './surveySources.ts';

/** What a repository has already that a policy can adopt where it is. */
export interface Survey {
  /** The CODEOWNERS file that counts. */
  readonly owners?: Path;
  /** Lists of protected paths in JSON and YAML files, as `path#/pointer`. */
  readonly registries: readonly { readonly reference: string; readonly paths: number }[];
  /** Sections of documents that say what may lie in the root and where things go, as `path#anchor`. */
  readonly layouts: readonly { readonly reference: string; readonly allowed: number; readonly routes: number }[];
  /** Lists of files that name nearly the same. */
  readonly sources: readonly SurveyedSource[];
}

/** Whether a file may hold something to adopt, by its path alone. */
export const mayBeAdopted = (path: Path): boolean =>
  (roleByPath(path) ?? 'living') === 'living' &&
  /\.(?:json|ya?ml|md)$/.test(path) &&
  !/(?:^|\/)(?:package-lock|tsconfig[^/]*)\.json$/.test(path);

/** Looks through a repository's files. `textOf` gives the texts of those that {@link mayBeAdopted}. */
export function survey(paths: readonly Path[], textOf: ReadonlyMap<Path, string>): Survey {
  const listed = new Set(paths);
  const owners = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'].find(it => listed.has(it));
  const texts = [...textOf].sort(([a], [b]) => comparePaths(a, b));
  return {
    ...(owners === undefined ? {} : { owners }),
    registries: texts.flatMap(([path, text]) => (/\.md$/.test(path) ? [] : registriesIn(path, text, paths))),
    layouts: texts.flatMap(([path, text]) => (/\.md$/.test(path) ? layoutsIn(path, text, paths) : [])),
    sources: sourcesIn(texts, listed),
  };
}

/** Lists under a key that speaks of protection, most of whose items name something that is there. */
function registriesIn(path: Path, text: string, paths: readonly Path[]): Survey['registries'] {
  if (text.length > largestRegistry || !/protected|never[-_]?auto/i.test(text)) return [];
  const [root] = parseYaml(text).roots;
  if ([path, ...entriesOf(root).map(it => it.key)].some(it => aboutStorage.test(it))) return [];
  return listsIn(root, '', 0).flatMap(pointer => {
    if (aboutStorage.test(pointer)) return [];
    const globs = registryFacts(path, text, pointer).map(it => it.key);
    const there = globs.filter(glob => {
      const matches = compileGlob(glob);
      return paths.some(it => it === glob || it.startsWith(`${glob}/`) || matches?.(it) === true);
    });
    return globs.length > 0 && there.length * 2 >= globs.length ? [{ reference: `${path}#${pointer}`, paths: globs.length }] : [];
  });
}

function listsIn(node: YamlNode | undefined, pointer: string, depth: number): readonly string[] {
  if (depth > 5) return [];
  if (isSeq(node)) return itemsOf(node).flatMap((it, index) => (isMap(it) ? listsIn(it, `${pointer}/${index}`, depth + 1) : []));
  return entriesOf(node).flatMap(({ key, value }) => {
    const at = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (isSeq(value) && (namesPaths.test(key) || (/^protected$/i.test(key) && aboutDeciding.test(pointer)))) return [at];
    return isMap(value) || isSeq(value) ? listsIn(value, at, depth + 1) : [];
  });
}

/** The outermost section about the root whose lists name several files of this root, and that says what may lie there. */
function layoutsIn(path: Path, text: string, paths: readonly Path[]): Survey['layouts'] {
  if (!/\b(?:allowed|permitted|contain only|must only)\b/i.test(text) || !/\broot\b/i.test(text)) return [];
  const root = paths.filter(it => !it.includes('/'));
  const slugger = new Slugger();
  for (const [, title = ''] of text.matchAll(/^#{1,6}\s+(.*?)\s*#*\s*$/gm)) {
    const anchor = slugger.slug(title);
    if (!/\broot\b/i.test(title)) continue;
    const facts = layoutFacts(path, text, anchor);
    const allowed = facts.filter(it => it.kind === 'policy.allowed');
    const present = root.filter(it => allowed.some(({ key }) => compileGlob(key)?.(it) === true));
    if (present.length >= fewestFiles && present.length * 2 >= root.length)
      return [{ reference: `${path}#${anchor}`, allowed: allowed.length, routes: facts.length - allowed.length }];
  }
  return [];
}

/** Keys of lists of protected paths, also one written with those that it stands in: `governance.protected_paths`. */
const namesPaths = /^(?:.*\.)?(?:never[-_]?auto[-_]?approve|protected[-_]?(?:paths?|files?|patterns?|globs?))$/i;

/** Keys below which what is called just `protected` is protected from changes: anything else may be a branch, a disk or a user. */
const aboutDeciding = /govern|approv|review|polic/i;

/** Longer files are data. In UTF-16 units. */
const largestRegistry = 200_000;

/** Files of the root that a section has to name before it is taken for what says what may lie there. */
const fewestFiles = 4;
