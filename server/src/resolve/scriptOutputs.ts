import { folderOf, type Path, resolvePath } from '../base/path.ts';
import type { Span } from '../base/span.ts';
import type { Bundler } from '../facts/builds.ts';
import type { FactOf } from '../facts/fact.ts';
import { defineResolution, type FactView } from '../index/view.ts';

/** A folder of the workspace that a build writes to, and the place that says so. */
export interface BuildOutput {
  readonly tool: Bundler;
  readonly folder: Path;
  readonly path: Path;
  /** Of the setting; nowhere where the default counts. */
  readonly span: Span;
}

/** What a script of a package.json, with all that it runs, writes. */
export interface ScriptOutputs {
  readonly outputs: readonly BuildOutput[];
  /** Whether it may write elsewhere, too: a program of which nothing is known, or a setting that cannot be read. */
  readonly open: boolean;
}

/** What a script writes; question: the package.json's path, a blank and the script's name. */
export const scriptOutputs = defineResolution({
  id: 'script-outputs',
  reads: ['package.script', 'command.bundle', 'command.script'],
  answer(facts, question): ScriptOutputs {
    const blank = question.lastIndexOf(' ');
    return outputsOf(facts, question.slice(0, blank), question.slice(blank + 1), new Set());
  },
});

type Kinds = 'package.script' | 'command.bundle' | 'command.script';

function outputsOf(facts: FactView<Kinds>, manifest: Path, name: string, seen: Set<string>): ScriptOutputs {
  if (seen.has(name)) return { outputs: [], open: false };
  seen.add(name);
  const scripts = facts.in(manifest, 'package.script');
  const at = scripts.findIndex(it => it.key === name);
  const script = scripts[at];
  if (script === undefined) return { outputs: [], open: true };
  const end = scripts[at + 1]?.span.start ?? Number.POSITIVE_INFINITY;
  const isIn = ({ span }: FactOf): boolean => span.start > script.span.end && span.start < end;
  const parts: ScriptOutputs[] = [{ outputs: [], open: script.value.programs.some(it => !known.has(it)) }];
  for (const it of facts.in(manifest, 'command.bundle').filter(isIn)) parts.push(facts.ask(bundleOutputs, keyOf(it)));
  const called = facts.in(manifest, 'command.script').filter(isIn);
  const managers = script.value.programs.filter(it => runners.has(it));
  if (managers.length > 0 && called.length === 0) parts.push({ outputs: [], open: true });
  for (const it of called) {
    const own = it.value.workspace === undefined && it.value.cwd.folders[0] === folderOf(manifest);
    parts.push(own ? outputsOf(facts, manifest, it.key, seen) : { outputs: [], open: true });
  }
  for (const hook of [`pre${name}`, `post${name}`])
    if (scripts.some(it => it.key === hook)) parts.push(outputsOf(facts, manifest, hook, seen));
  return { outputs: parts.flatMap(it => it.outputs), open: parts.some(it => it.open) };
}

/** The folder that a command's bundler writes to, by the command itself or by the configuration that it reads. */
export function bundleOutput(facts: FactView<'build.output' | 'tree.file'>, folder: Path, asked: FactOf<'command.bundle'>): ScriptOutputs {
  const { tool, config, output, root } = asked.value;
  const base = resolvePath(folder, root ?? '.');
  if (base === undefined) return open;
  const place = { tool, path: asked.path, span: asked.span };
  const written = (it: string): ScriptOutputs => {
    const path = resolvePath(base, it);
    return path === undefined ? open : { outputs: [{ ...place, folder: path }], open: false };
  };
  if (output !== undefined) return /[$<{]/.test(output) ? open : written(output);
  const files =
    config === undefined
      ? (names[tool] ?? []).map(it => resolvePath(base, it) ?? '')
      : [resolvePath(folder, config) ?? '', resolvePath(folder, `${config}/tsconfig.json`) ?? ''];
  const standing = files.find(it => facts.get('tree.file', it).length > 0);
  const [found, ...others] = standing === undefined ? [] : facts.in(standing, 'build.output');
  // Without a folder of its own the compiler writes beside the sources, or nothing.
  if (found === undefined && tool === 'tsc') return { outputs: [], open: false };
  if (standing === undefined) return config !== undefined || defaults[tool] === undefined ? open : written(defaults[tool]);
  if (found?.value.folder === undefined || others.length > 0) return open;
  return { outputs: [{ tool, folder: found.value.folder, path: found.path, span: found.span }], open: false };
}

const open: ScriptOutputs = { outputs: [], open: true };

const bundleOutputs = defineResolution({
  id: 'bundle-outputs',
  reads: ['command.bundle', 'build.output', 'tree.file'],
  answer(facts, question): ScriptOutputs {
    const blank = question.lastIndexOf(' ');
    const path = question.slice(0, blank);
    const asked = facts.in(path, 'command.bundle').find(it => keyOf(it) === question);
    const [folder] = asked?.value.cwd.folders ?? [];
    return asked === undefined || folder === undefined || asked.veto !== undefined ? open : bundleOutput(facts, folder, asked);
  },
});

const keyOf = ({ path, span }: FactOf<'command.bundle'>): string => `${path} ${span.start}`;

const endings = ['ts', 'js', 'mts', 'mjs', 'cts', 'cjs'];
const named = (name: string): readonly string[] => endings.map(it => `${name}.${it}`);
const names: Readonly<Partial<Record<Bundler, readonly string[]>>> = {
  vite: named('vite.config'),
  webpack: named('webpack.config'),
  rspack: named('rspack.config'),
  next: named('next.config'),
  vue: named('vue.config'),
  astro: named('astro.config'),
  angular: ['angular.json'],
  tsc: ['tsconfig.json'],
};

/** Where a bundler writes to without a configuration. */
const defaults: Readonly<Partial<Record<Bundler, string>>> = {
  vite: 'dist',
  webpack: 'dist',
  rspack: 'dist',
  next: '.next',
  vue: 'dist',
  astro: 'dist',
  'react-scripts': 'build',
};

const runners: ReadonlySet<string> = new Set(['npm', 'pnpm', 'yarn', 'bun']);

/** Programs of a build that write where their facts say, or nothing that an image would take. */
const known: ReadonlySet<string> = new Set([
  ...runners,
  ...'tsc vite webpack rspack next ng vue-cli-service react-scripts astro vue-tsc svelte-check eslint prettier biome stylelint rimraf rm del-cli echo true test exit'.split(
    ' ',
  ),
]);
