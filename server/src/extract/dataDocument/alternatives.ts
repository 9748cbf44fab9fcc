import { folderOf, nameOf, type Path } from '../../base/path.ts';
import { programOf } from '../shell/program.ts';
import type { DataString } from './strings.ts';

/**
 * The lists of a document whose commands are candidates for any project rather than commands of this one, by their pointers: a list that
 * runs tools of three languages or more fits no single project, and other lists under the same key are meant like it. A pipeline may run
 * them all, one after the other.
 */
export function listsOfCandidates(strings: readonly DataString[]): ReadonlySet<Path> {
  const languages = new Map<Path, Set<string>>();
  for (const { pointer, text, key } of strings) {
    const list = folderOf(pointer);
    if (key || !/^\d+$/.test(nameOf(pointer)) || inSequence.test(nameOf(list))) continue;
    const known = languages.get(list) ?? new Set();
    languages.set(list, known);
    const [first = ''] = text.text.trimStart().split(/\s/, 1);
    const language = languageOf.get(programOf({ text: first, places: 0, dynamic: false, quoted: false }));
    if (language !== undefined) known.add(language);
  }
  const keys = new Set([...languages].flatMap(([list, known]) => (known.size >= 3 ? [nameOf(list)] : [])));
  return new Set([...languages.keys()].filter(it => keys.has(nameOf(it))));
}

/** Keys of lists whose commands a pipeline runs. Sources: the configuration references of Bitbucket Pipelines, Travis CI, CircleCI and AppVeyor. */
const inSequence = /^(?:\w*script|steps?|run|install|\w+_install)$/;

const languageOf: ReadonlyMap<string, string> = new Map(
  Object.entries({
    JavaScript: 'npm npx pnpm yarn bun node jest vitest mocha cypress playwright tsc eslint',
    Python: 'python pytest pip poetry uv tox nox pipenv hatch ruff mypy flake8 pylint',
    Go: 'go golangci-lint',
    Rust: 'cargo',
    JVM: 'mvn mvnw gradle gradlew sbt ant',
    '.NET': 'dotnet msbuild',
    Ruby: 'bundle rake rspec rails rubocop',
    PHP: 'php composer phpunit artisan',
    Elixir: 'mix',
    Swift: 'swift xcodebuild',
    Dart: 'dart flutter',
  }).flatMap(([language, programs]) => programs.split(' ').map(it => [it, language] as const)),
);
