import { folderOf, nameOf, type Path } from '../base/path.ts';
import { defineResolution, type FactView } from '../index/view.ts';
import type { OpenedFile } from './commandFile.ts';
import { evidenceOf } from './evidence.ts';
import { existence, past } from './paths.ts';
import { isMountedScript } from './scriptContainers.ts';

/**
 * Whether a command may mean another file than the one that history had: one that a program prints or a catalogue lists may be for other
 * places, what is moved away was made on the way more often than it is a file of the repository, a script may be for an image, an
 * archive may hold what begins in no folder of the tree, and the reader may stand in the folder that has a program of the name.
 */
export const mayMeanAnother = (facts: FactView, claim: OpenedFile, wanted: Path): boolean =>
  isOfSubproject(facts, claim, wanted) || mayBeUnseen(facts, claim, wanted);

const mayBeUnseen = (facts: FactView, { path, value: { origin, program, unpacked } }: OpenedFile, wanted: Path): boolean =>
  origin === 'text' ||
  (origin === 'data' && /\.jsonc?$/.test(path)) ||
  (program === 'mv' && origin !== 'prose') ||
  (unpacked === true && !beginsInTree(facts, wanted)) ||
  (origin === 'script' && (facts.ask(isCopiedToImage, path) || isMountedScript(facts, path)));

/**
 * Whether a document runs a program of the root by its name alone, which stood there once, while folders have one of that name:
 * the text around may mean one of these. A script that merely moved to the only one is gone for whoever stands at the root.
 */
function isOfSubproject(facts: FactView, { key, path, value: { cwd, origin, use } }: OpenedFile, wanted: Path): boolean {
  if (origin !== 'prose' || cwd.certain || use !== 'run' || folderOf(wanted) !== '' || !/^(?:\.\/)?[^/]+$/.test(key)) return false;
  if (ofSourceTrees.test(nameOf(wanted)) && folderOf(path) !== '') return true;
  const named = facts.get('tree.name', nameOf(wanted));
  if (named.length !== 1 || wrappers.test(nameOf(wanted))) return named.length > 0;
  const gone = facts.ask(past, wanted);
  return gone.state !== 'removed' || gone.to !== named[0]?.value.path;
}

/** Programs that each project of a repository has for itself: the wrappers of Maven and Gradle, and those of Django, Laravel and Yii. */
const wrappers = /^(?:mvnw|gradlew)(?:\.cmd|\.bat)?$|^(?:manage\.py|artisan|yii)$/;

/** Programs that sources of others bring along, or that their Autotools make. */
const ofSourceTrees = /^(?:configure|autogen\.sh|bootstrap(?:\.sh)?|buildconf)$/;

/** Whether a Dockerfile copies a script by its name, so that it runs in the image; question: the script's path. */
const isCopiedToImage = defineResolution({
  id: 'copied-to-image',
  reads: ['docker.copy-source'],
  answer: (facts, script: Path): boolean =>
    facts.all('docker.copy-source').some(it => `/${script}`.endsWith(`/${it.key.replace(/^(?:\.?\/)+/, '')}`)),
});

/**
 * Whether an image puts files nobody can name beside a path: a stage's build output that is copied to where the package's
 * scripts run (Next's `standalone` is one); question: the path.
 */
export const isFilledInImage = defineResolution({
  id: 'filled-in-image',
  reads: ['docker.copy-from', 'tree.folder'],
  answer: (facts, path: Path): boolean =>
    facts
      .all('docker.copy-from')
      .some(it => /^(?:\.\/?|\/app\/?)$/.test(it.value.target) && it.key.includes('/') && folderOf(it.path) === folderOf(path)),
});

/** Whether a file's source is here: the TypeScript in a script's place, or the program of that name in Go or Rust, whoever once tracked it built. */
export const isCompiled = (facts: FactView, path: Path): boolean =>
  /\.[cm]?js$/.test(path) ? facts.ask(existence, path.replace(/js$/, 'ts')) === 'file' : isBuiltProgram(facts, nameOf(path));

/** Whether a program of Go or Rust bears a name. Sources: Go, "Compile and install packages"; Cargo, "Binaries". */
const isBuiltProgram = (facts: FactView<'tree.name'>, name: string): boolean =>
  !name.includes('.') &&
  [...facts.get('tree.name', 'main.go'), ...facts.get('tree.name', 'main.rs'), ...facts.get('tree.name', `${name}.rs`)].some(it =>
    [`/${name}/main.go`, `/bin/${name}.rs`, `/bin/${name}/main.rs`].some(end => `/${it.value.path}`.endsWith(end)),
  );

/**
 * Whether a recipe or step may be meant for a place that it is copied to, beside files that stand elsewhere here. A package.json
 * is where its scripts run.
 */
const mayRunInCopy = (facts: FactView, document: Path, path: Path): boolean =>
  nameOf(document) !== 'package.json' && facts.get('tree.name', nameOf(path)).length > 0;

/** Whether evidence speaks for that a file which was never tracked is no work of something unseen. */
export function isMistake(facts: FactView, { path, value: { use, mayBeMade, unpacked } }: OpenedFile, wanted: Path): boolean {
  const evidence = facts.ask(evidenceOf, wanted);
  if (evidence === 'slip') return true;
  if (mayBeMade === true || unpacked === true || mayRunInCopy(facts, path, wanted)) return false;
  // What a command reads, copies or moves may be another one's work; what it runs somebody wrote.
  return evidence === 'namesake' || (evidence === 'written' && use !== 'input');
}

/** Whether a workflow unpacks files nobody can name into the root, from where a path may come that begins in no folder of the tree. */
export const isUnpacked = (facts: FactView<'command.produces' | 'tree.folder'>, workflow: Path, path: Path): boolean =>
  facts.in(workflow, 'command.produces').some(it => it.key === '.' && it.value.how === 'actions/download-artifact') &&
  !beginsInTree(facts, path);

/** Whether a path's first segment is a folder of the tree. */
const beginsInTree = (facts: FactView<'tree.folder'>, path: Path): boolean =>
  folderOf(path) !== '' && facts.get('tree.folder', path.slice(0, path.indexOf('/'))).length > 0;
