import { compileGlob, compileName } from '../base/glob.ts';
import { folderOf, foldersAbove, nameOf, type Path } from '../base/path.ts';
import { roleByPath } from '../facts/roleByPath.ts';
import { defineResolution, type FactView } from '../index/view.ts';
import { dockerfilesTaking, servicesTaking } from './configTakers.ts';
import { roleOf } from './role.ts';
import { wrongReadOf } from './wrongRead.ts';

/** Whether anything reads a configuration. */
export type ConfigUse =
  | { readonly is: 'read' }
  | { readonly is: 'unknown' }
  /** Every program that names it looks for it where it is not. */
  | { readonly is: 'missed'; readonly by: readonly Path[]; readonly at: Path }
  /** Nothing names it, and nothing seems to read its folder. */
  | { readonly is: 'unread' };

/** Who reads a configuration; question: its path. */
export const configUse = defineResolution({
  id: 'config-use',
  reads: ['mention.file', 'command.file', 'tree.file'],
  answer(facts, path: Path): ConfigUse {
    const named = facts
      .get('mention.file', nameOf(path))
      .map(it => it.path)
      .filter(it => it !== path && !speaksOfAll.test(it));
    const programs = named.filter(it => !isProse(it));
    const misses = facts.ask(missedReads, '').filter(it => it.meant === path);
    const missing = new Set(misses.map(it => it.by));
    const [miss] = misses;
    if (miss !== undefined && programs.every(it => missing.has(it))) return { is: 'missed', by: [...missing], at: miss.path };
    if (programs.length > 0) return { is: 'read' };
    if (facts.ask(dockerfilesTaking, path).length > 0 || facts.ask(servicesTaking, path).length > 0) return { is: 'read' };
    // What a document tells people to start a program with is read then.
    const told = named.some(it => !['chronicle', 'report', 'plan'].includes(facts.ask(roleOf, it)));
    return told || isFoundByItsName(facts, path) || facts.ask(isReadWithOthers, path) ? { is: 'unknown' } : { is: 'unread' };
  },
});

/**
 * Whether a configuration lies among those of a hosting service and no program names it, nor does a workflow run an action of its name: what it
 * lists may have been forgotten with it. Many actions look for a file of their own name there.
 */
export const isForgotten = (facts: FactView<'mention.file' | 'workflow.action'>, path: Path): boolean =>
  /^\.(?:github|gitlab|gitea|forgejo)\/[^/]+\.(?:ya?ml|json)$/.test(path) &&
  !facts.get('mention.file', nameOf(path)).some(it => it.path !== path && !isProse(it.path)) &&
  !facts.all('workflow.action').some(it => it.key.toLowerCase().includes(nameOf(path).replace(/\..*$/, '').toLowerCase()));

/** Configurations that the policy says have to be read, and those that programs miss; question: `''`. */
export const readableConfigs = defineResolution({
  id: 'readable-configs',
  reads: ['policy.must-be-read', 'tree.file'],
  answer(facts): readonly Path[] {
    const asked = facts.all('policy.must-be-read').map(it => compileGlob(it.key));
    const wanted =
      asked.length === 0
        ? []
        : facts
            .all('tree.file')
            .map(it => it.key)
            .filter(it => configuration.test(it) && asked.some(matches => matches?.(it) === true));
    return [...new Set([...wanted, ...facts.ask(missedReads, '').map(it => it.meant)])];
  },
});

/** Whether the policy says that something has to read a file. */
export const hasToBeRead = (facts: FactView<'policy.must-be-read'>, path: Path): boolean =>
  facts.all('policy.must-be-read').some(it => compileGlob(it.key)?.(path) === true);

/** Programs that open a configuration where it is not, and which one they mean; question: `''`. */
const missedReads = defineResolution({
  id: 'missed-reads',
  reads: ['code.read'],
  answer: (facts): readonly { readonly by: Path; readonly path: Path; readonly meant: Path }[] =>
    facts.all('code.read').flatMap(claim => {
      const wrong = claim.veto === undefined && facts.ask(roleOf, claim.path) === 'living' ? wrongReadOf(facts, claim) : undefined;
      return wrong === undefined ? [] : [{ by: claim.path, path: wrong.path, meant: wrong.meant }];
    }),
});

/**
 * Whether a program makes the file's name at run time, or reads its folder as a whole: its strings name the folder, one above it,
 * or the file's stem. Question: its path.
 */
const isReadWithOthers = defineResolution({
  id: 'is-read-with-others',
  reads: ['mention.pattern', 'mention.listing', 'command.file', 'command.produces'],
  answer(facts, path: Path): boolean {
    const name = nameOf(path);
    const folders = [...foldersAbove(path)].filter(it => it !== '');
    const words = new Set([...folders.map(nameOf), name.slice(0, name.indexOf('.', 1))]);
    const isNear = (it: { readonly value: { readonly words: readonly string[] } }) => it.value.words.some(word => words.has(word));
    const makes = facts
      .all('mention.pattern')
      .some(
        it =>
          it.path !== path &&
          !isProse(it.path) &&
          compileName(it.key)(name) &&
          (!/^\*\.\w+$/.test(it.key) || isNear(it) || inFolder(it.path, path)),
      );
    if (makes || facts.all('mention.listing').some(it => isNear(it) || inFolder(it.path, path))) return true;
    return facts.all('command.file').some(it => folders.includes(it.key.replace(/^(?:\.{0,2}\/)+|\/$/g, '')));
  },
});

const inFolder = (program: Path, path: Path): boolean => !isProse(program) && folderOf(program) === folderOf(path);

/** Files that tools and frameworks look for by their own names, or load with everything beside them. */
function isFoundByItsName(facts: FactView<'tree.file'>, path: Path): boolean {
  if (wellKnown.test(nameOf(path)) || /(?:^|\/)\.[^/]+\//.test(path)) return true;
  return [...foldersAbove(path)].some(folder => {
    const at = (name: string): boolean => facts.get('tree.file', folder === '' ? name : `${folder}/${name}`).length > 0;
    return folder !== '' && loaders.some(at);
  });
}

/** Files that say that the folder around them is loaded as a whole: Rails, Symfony, Laravel, Helm, Kustomize, Ansible, Terraform. */
const loaders = [
  'application.rb',
  'bundles.php',
  'services.yaml',
  'app.php',
  'config.exs',
  'Chart.yaml',
  'kustomization.yaml',
  'kustomization.yml',
  'kustomization.json',
  'ansible.cfg',
  'main.tf',
];

/** Names that a tool or framework knows. */
const wellKnown =
  /^(?:\..*|package(?:-lock)?\.json|[tj]sconfig.*\.json|application(?:[-.].*)?\.(?:ya?ml|properties)|bootstrap\.ya?ml|appsettings.*\.json|launchSettings\.json|log(?:4j2?|back).*|(?:default|production|development|test|staging|local|custom-environment-variables)(?:[-.].*)?\.(?:json5?|ya?ml|toml)|pyproject\.toml|setup\.cfg|groundline\.yaml|tox\.ini|pytest\.ini|alembic\.ini|mypy\.ini|mkdocs\.ya?ml|compose.*\.ya?ml|docker-compose.*\.ya?ml|kustomization\.ya?ml|Cargo\.toml|action\.ya?ml|app\.json|biome\.jsonc?|codecov\.ya?ml|(?:netlify|fly|railway|wrangler|migration_lock|osv-scanner|rustfmt|clippy|deny|buf|uv|ruff|hugo|book)\.toml|(?:renovate|vercel|turbo|nx|lerna|deno|firebase|components|angular|fern\.config|nodemon|typedoc|cspell|crowdin)\.jsonc?|(?:buf|generators|render|cloudbuild|appveyor|crowdin|lefthook|sonar-project|galaxy|meta)\.(?:ya?ml|properties)|manifest\.json|index\.json|README.*|.*\.schema\.json|(?:en|de|fr|es|ja|zh|pt|it|ko|ru)(?:[-_]\w+)?\.(?:json|ya?ml))$/;

const configuration = /\.(?:ya?ml|json[c5]?|toml|ini|cfg|conf|properties)$/i;

/** Lists of what a folder may hold, and of who owns it, read nothing. */
const speaksOfAll = /(?:^|\/)(?:CODEOWNERS|groundline\.yaml|CHANGELOG[^/]*)$/;

const isProse = (path: Path): boolean =>
  /\.(?:md|mdx|rst|adoc|txt)$/i.test(path) || ['chronicle', 'vendored'].includes(roleByPath(path) ?? '');
