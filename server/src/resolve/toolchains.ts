import { folderOf, foldersAbove, type Path } from '../base/path.ts';
import { compareParts, leastOf, mayBeIn, partsOf, rangeOf } from '../base/toolchainRange.ts';
import type { FactOf } from '../facts/fact.ts';
import { defineResolution, type FactView } from '../index/view.ts';

/** What a folder's project says of a tool; the nearest folder that says it counts. */
interface Toolchain {
  /** What the product supports. */
  readonly range?: FactOf<'toolchain.version'>;
  /** What developers use; of several files the first. */
  readonly file?: FactOf<'toolchain.version'>;
}

/** The versions of a tool that hold in a folder; question: the tool, a blank, the folder. */
const toolchainIn = defineResolution({
  id: 'toolchain',
  reads: ['toolchain.version'],
  answer(facts, question: string): Toolchain {
    const [tool = ''] = question.split(' ', 1);
    const folder = question.slice(tool.length + 1);
    const folders = folder === '' ? [''] : [folder, ...foldersAbove(folder)];
    const find = (names: readonly string[], by: 'range' | 'file') =>
      folders
        .flatMap(it => names.flatMap(name => facts.in(it === '' ? name : `${it}/${name}`, 'toolchain.version')))
        .find(it => it.key === tool && it.value.by === by);
    const range = find(manifests, 'range');
    const file = find(files, 'file');
    return { ...(range === undefined ? {} : { range }), ...(file === undefined ? {} : { file }) };
  },
});

const manifests = ['pyproject.toml', 'setup.cfg', 'setup.py', 'package.json'];
const files = ['.nvmrc', '.node-version', '.python-version', '.tool-versions', 'mise.toml', '.mise.toml', 'package.json'];

/** What a pinned version contradicts; `undefined` when nothing does, or nothing is known. */
export function contradictedBy(
  facts: FactView,
  claim: FactOf<'toolchain.version'>,
): { readonly fact: FactOf<'toolchain.version'>; readonly sure: boolean } | 'nothing' | 'unknown' {
  const { key: tool, path, value } = claim;
  const { range, file } = facts.ask(toolchainIn, `${tool} ${homeOf(path)}`);
  const pinned = partsOf(value.written);
  const supported = range === undefined ? undefined : rangeOf(tool, range.value.written);
  if (range !== undefined && supported !== undefined) {
    if (value.by === 'prose') return compareParts(pinned, leastOf(supported)) < 0 ? { fact: range, sure: false } : 'nothing';
    if (!mayBeIn(value.written, supported)) return { fact: range, sure: value.by === 'file' && folderOf(range.path) === folderOf(path) };
  }
  if (value.by === 'prose' || file === undefined || file === claim) return supported === undefined ? 'unknown' : 'nothing';
  if (folderOf(file.path) !== folderOf(path) && value.by === 'file') return 'nothing';
  return compareParts(pinned, partsOf(file.value.written)) === 0 ? 'nothing' : { fact: file, sure: false };
}

/** The folder that a document speaks of: its own, and of a workflow the root. */
const homeOf = (path: Path): Path => (/^\.(?:github|gitea|forgejo)\//.test(path) ? '' : folderOf(path));

/** Whether a workflow or Dockerfile takes several versions of a tool on purpose. */
export const takesSeveral = (facts: FactView<'toolchain.version'>, { key, path, value }: FactOf<'toolchain.version'>): boolean =>
  new Set(
    facts
      .in(path, 'toolchain.version')
      .filter(it => it.key === key && it.value.by === value.by)
      .map(it => it.value.written),
  ).size > 1;
