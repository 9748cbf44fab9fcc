import type { Node } from 'jsonc-parser';
import { folderOf, nameOf } from '../base/path.ts';
import { productName } from '../base/productName.ts';
import { nowhere } from '../base/span.ts';
import { defineExtractor } from './extractor.ts';
import { elements, insideQuotes, jsonOf, properties, property, stringOf, textOf } from './json.ts';
import { programsIn } from './shell/programs.ts';
import { commandKinds } from './shell/kinds.ts';
import { emitCommandClaims } from './shell/claims.ts';

/** package.json: scripts and what their commands claim, dependencies, workspaces. Source: npm's "package.json". */
export default defineExtractor({
  id: 'packageJson',
  version: 9,
  emits: ['package.manifest', 'package.script', 'package.dependency', 'version.declared', 'toolchain.version', ...commandKinds],
  handles: path => nameOf(path) === 'package.json',
  extract(document, emit) {
    const { root, problems } = jsonOf(document);
    for (const { span, message } of problems) emit.problem(span, message);
    if (root?.type !== 'object') return;
    const cwd = { folders: [folderOf(document.path)], certain: true };
    if (problems.length === 0) {
      const name = property(root, 'name');
      const workspaces = property(root, 'workspaces');
      const packageManager = stringOf(property(root, 'packageManager'));
      const repository = repositoryIn(property(root, 'repository'));
      emit('package.manifest', stringOf(name) || document.path, name?.type === 'string' ? insideQuotes(name) : nowhere, {
        workspaces: elements(property(workspaces, 'packages') ?? workspaces).flatMap(it => stringOf(it) ?? []),
        ...(packageManager === undefined ? {} : { packageManager }),
        private: property(root, 'private')?.value === true,
        ...(repository === undefined ? {} : { repository }),
        ...(isShownOnMarketplace(root) ? { marketplace: true as const } : {}),
      });
    }
    const version = property(root, 'version');
    const named = stringOf(property(root, 'name'));
    if (version !== undefined && named !== undefined && stringOf(version) !== undefined)
      emit('version.declared', productName(named), insideQuotes(version), { version: stringOf(version) ?? '' });
    const node = property(property(root, 'engines'), 'node');
    if (node !== undefined && stringOf(node) !== undefined)
      emit('toolchain.version', 'node', insideQuotes(node), { written: stringOf(node) ?? '', by: 'range' });
    const volta = property(property(root, 'volta'), 'node');
    if (volta !== undefined && /^\d+(?:\.\d+){0,2}$/.test(stringOf(volta) ?? ''))
      emit('toolchain.version', 'node', insideQuotes(volta), { written: stringOf(volta) ?? '', by: 'file' });
    for (const { name, key, value } of properties(property(root, 'scripts'))) {
      const command = stringOf(value);
      if (command === undefined) continue;
      emit('package.script', name, insideQuotes(key), { command, programs: programsIn(command) });
      emitCommandClaims(textOf(document, value), { cwd, origin: 'config' }, emit);
    }
    const bin = property(root, 'bin');
    for (const it of bin === undefined ? [] : [bin, ...properties(bin).map(entry => entry.value)]) {
      const file = stringOf(it);
      // What is published may be another folder, which a build fills.
      if (file) emit('command.file', file, insideQuotes(it), { program: 'node', use: 'run', cwd, origin: 'config', mayBeMade: true });
    }
    for (const [section, development] of dependencySections) {
      for (const { name, key } of properties(property(root, section))) {
        emit('package.dependency', name, insideQuotes(key), { ecosystem: 'npm', development });
      }
    }
  },
});

/**
 * Whether `vsce` leads the README's links to the repository's root, as it does unless the package says in which folder of it it lies. Source:
 * Visual Studio Code, "Publishing Extensions".
 */
const isShownOnMarketplace = (root: Node): boolean =>
  property(property(root, 'engines'), 'vscode') !== undefined && property(property(root, 'repository'), 'directory') === undefined;

/** Of an address, or of a shorthand as `github:owner/name`. */
function repositoryIn(node: ReturnType<typeof property>): string | undefined {
  const written = stringOf(node) ?? stringOf(property(node, 'url'));
  return /([^/:]+?)(?:\.git)?\/?(?:#.*)?$/.exec(written ?? '')?.[1];
}

const dependencySections = [
  ['dependencies', false],
  ['devDependencies', true],
  ['peerDependencies', false],
  ['optionalDependencies', false],
] as const;
