import { folderOf, isInside, nameOf, type Path, resolvePath } from '../base/path.ts';
import { type Span, span } from '../base/span.ts';
import type { FactOf } from '../facts/fact.ts';
import type { FactView } from '../index/view.ts';
import { findModule, type ModuleAnswer, type ModuleQuestion } from './pythonModules.ts';

/** A claim about a Python module, whether a command makes it or an entry point. */
export interface ModuleClaim extends ModuleQuestion {
  /** The module's own place. */
  readonly span: Span;
  readonly attribute?: string;
  readonly attributeSpan: Span;
  readonly program: string;
  /** `python -m`: a package needs `__main__`. */
  readonly run: boolean;
  readonly origin: string;
  /** Whether a command runs it in an image. */
  readonly inImage: boolean;
  /** Of an entry point: where its project lies. */
  readonly projectFolder?: Path;
}

export function moduleClaimOf(claim: FactOf<'command.module' | 'python.entry-point'>): ModuleClaim {
  const module = claim.kind === 'command.module' ? claim.key : claim.value.module;
  const end = claim.span.start + module.length;
  const place = { module, span: span(claim.span.start, end), attributeSpan: span(end + 1, end + 1 + (claim.value.attribute?.length ?? 0)) };
  if (claim.kind === 'command.module') return { ...claim.value, ...place, inImage: claim.value.image !== undefined };
  return {
    ...claim.value,
    ...place,
    projectFolder: folderOf(claim.path),
    cwd: { folders: [folderOf(claim.path)], certain: true },
    roots: [],
    program: '',
    run: false,
    origin: 'config',
    inImage: false,
  };
}

/** What a claim about a module comes to. */
export type ModuleVerdict =
  | Exclude<ModuleAnswer, { is: 'there' | 'gone' }>
  | { readonly is: 'there' | 'open' | 'working-directory' }
  | { readonly is: 'no-main'; readonly folder: Path }
  | { readonly is: 'no-attribute'; readonly file: Path; readonly names: readonly string[] }
  | (Extract<ModuleAnswer, { is: 'gone' }> & { readonly sure: boolean });

/** Looks for the module of a claim, and for its attribute or `__main__` in it. */
export function judgeModule(facts: FactView, claim: ModuleClaim): ModuleVerdict {
  // An image's folders are not those of the workspace, but what it runs comes from there.
  if (claim.cwd.folders.length === 0 && claim.origin !== 'config') return { is: 'working-directory' };
  const answer = findModule(facts, claim);
  // A project without the package that it names has its modules elsewhere; one of the same name in another project is not them.
  if (answer.is === 'gone' && claim.projectFolder !== undefined && !isInside(answer.path, claim.projectFolder)) return { is: 'not-local' };
  if (answer.is === 'there') return judgeInside(facts, claim, answer.files);
  if (answer.is !== 'gone') return answer;
  if (claim.program === 'celery' && claim.attribute === undefined && isAttribute(facts, claim)) return { is: 'there' };
  const sure = answer.removed !== undefined || (!mayBeBuilt(facts, claim) && answer.regular);
  return { ...answer, sure };
}

/** Whether the project is built by a program that may put modules into its wheel. Sources: scikit-build-core; meson-python. */
const mayBeBuilt = (facts: FactView, { projectFolder }: ModuleClaim): boolean =>
  projectFolder !== undefined &&
  ['CMakeLists.txt', 'meson.build'].some(it => facts.get('tree.file', resolvePath(projectFolder, it) ?? it).length > 0);

function judgeInside(facts: FactView, { attribute, run }: ModuleClaim, files: readonly Path[]): ModuleVerdict {
  const folders = files.flatMap(it =>
    nameOf(it).startsWith('__init__.') ? [folderOf(it)] : facts.get('tree.folder', it).length > 0 ? [it] : [],
  );
  const [folder] = folders;
  const runnable = folders.length < files.length || folders.some(it => facts.get('tree.file', `${it}/__main__.py`).length > 0);
  if (run && !runnable && folder !== undefined) return { is: 'no-main', folder };
  if (attribute === undefined) return { is: 'there' };
  const modules = files.flatMap(it => facts.in(it, 'python.module'));
  if (modules.length < files.length || modules.some(it => it.value.open)) return { is: 'open' };
  const names = modules.flatMap(it => it.value.names);
  const submodules = folders.flatMap(it => [
    ...facts.get('tree.file', `${it}/${attribute}.py`),
    ...facts.get('tree.folder', `${it}/${attribute}`),
  ]);
  if (names.includes(attribute) || submodules.length > 0) return { is: 'there' };
  const [first] = modules;
  return { is: 'no-attribute', file: files[0] ?? '', names: first?.value.names.filter(it => !it.startsWith('__')) ?? [] };
}

/** Celery takes `-A pkg.app` as the attribute of a module too. */
function isAttribute(facts: FactView, claim: ModuleClaim): boolean {
  const dot = claim.module.lastIndexOf('.');
  const answer = findModule(facts, { ...claim, module: claim.module.slice(0, Math.max(dot, 0)) });
  if (answer.is !== 'there') return false;
  return answer.files
    .flatMap(it => facts.in(it, 'python.module'))
    .some(it => it.value.open || it.value.names.includes(claim.module.slice(dot + 1)));
}
