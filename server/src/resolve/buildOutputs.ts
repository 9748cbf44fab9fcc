import { folderOf, nameOf, type Path } from '../base/path.ts';
import { roleByPath } from '../facts/roleByPath.ts';
import { defineResolution } from '../index/view.ts';

/** A folder below the sources that a tool filled. */
export interface BuildOutput {
  readonly folder: Path;
  /** How many files lie in it. */
  readonly files: number;
  /** A file in it that no person wrote. */
  readonly proof: Path;
}

/** Build outputs among sources, by the first file in each; question: `''`. */
export const buildOutputs = defineResolution({
  id: 'build-outputs',
  reads: ['tree.file'],
  answer(facts): ReadonlyMap<Path, BuildOutput> {
    const folders = new Map<Path, { first: Path; files: number; proof?: Path }>();
    for (const { key } of facts.all('tree.file')) {
      const match = outputBelowSource.exec(key);
      if (match === null || (roleByPath(folderOf(match[0])) ?? 'living') !== 'living') continue;
      const folder = match[0].slice(0, -1);
      const known = folders.get(folder) ?? { first: key, files: 0 };
      known.files++;
      if (known.proof === undefined && (nameOf(folder) === 'node_modules' || written.test(key))) known.proof = key;
      folders.set(folder, known);
    }
    return new Map(
      [...folders].flatMap(([folder, { first, files, proof }]) =>
        proof === undefined ? [] : [[first, { folder, files, proof }] as const],
      ),
    );
  },
});

/** The files that stand for a build output each; question: `''`. */
export const buildOutputFiles = defineResolution({
  id: 'build-output-files',
  reads: [],
  answer: (facts): readonly Path[] => [...facts.ask(buildOutputs, '').keys()],
});

/** The outermost folder named as tools name their outputs, below one that is named as people name their sources. */
const outputBelowSource =
  /^(?:[^/]+\/)*?(?:src|source|sources|app|lib|client|server|frontend|backend)\/(?:[^/]+\/)*?(?:node_modules|dist|build|out|coverage|htmlcov|__pycache__|\.next|\.nuxt)\//;

/** Names that only tools give: source maps, minified files, content hashes, reports of coverage, bytecode, lists of what was built. */
const written =
  /\.(?:js|mjs|css)\.map$|\.min\.(?:js|css)$|[-.](?=[A-Za-z_-]*\d)[A-Za-z0-9_-]{8,20}\.(?:js|mjs|css)$|\/(?:lcov\.info|coverage-final\.json|clover\.xml|coverage\.xml|asset-manifest\.json|\.vite\/manifest\.json|stats\.json|BUILD_ID)$|\.(?:pyc|class|o|chunk\.js|tsbuildinfo)$/;
