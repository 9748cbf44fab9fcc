import { foldersAbove, type Path, resolvePath } from '../base/path.ts';
import type { FactOf } from '../facts/fact.ts';
import type { FactView } from '../index/view.ts';
import { existence, past, type Past } from './paths.ts';
import { isProduced } from './produced.ts';

/** Where a tool looks for what it cannot do without. */
interface Needs {
  /** File names, the usual one first. */
  readonly files: readonly string[];
  /** Files in which its settings may also stand. */
  readonly shared?: readonly string[];
  /** Whether it looks in the folders above too. */
  readonly upward: boolean;
}

/** Sources: the command line references of the tools. */
const needs: ReadonlyMap<string, Needs> = new Map(
  Object.entries<Needs>({
    'pre-commit': { files: ['.pre-commit-config.yaml', '.pre-commit-config.yml'], upward: true },
    tox: { files: ['tox.ini', 'tox.toml'], shared: ['pyproject.toml', 'setup.cfg'], upward: true },
    nox: { files: ['noxfile.py'], upward: false },
    alembic: { files: ['alembic.ini'], shared: ['pyproject.toml'], upward: false },
    vagrant: { files: ['Vagrantfile'], upward: true },
    mkdocs: { files: ['mkdocs.yml', 'mkdocs.yaml'], upward: false },
  }),
);

/** What a tool finds where it is started. */
export type ToolConfig =
  | { readonly is: 'there' | 'not-local' | 'working-directory' | 'elsewhere' | 'unproven' | 'ignored' | 'produced' | 'history' | 'opaque' }
  | { readonly is: 'missing'; readonly file: string; readonly folder: Path; readonly removed?: Past & { readonly state: 'removed' } };

/** Looks for the configuration of a command's tool. */
export function findToolConfig(facts: FactView, { key: tool, path, value: { cwd, origin } }: FactOf<'command.tool'>): ToolConfig {
  const needed = needs.get(tool);
  if (needed === undefined) return { is: 'not-local' };
  const [folder] = cwd.folders;
  if (folder === undefined) return { is: 'working-directory' };
  if (origin === 'ci' && facts.in(path, 'workflow.foreign-checkout').length > 0) return { is: 'working-directory' };
  const folders = [...new Set(cwd.folders.flatMap(it => (needed.upward || !cwd.certain ? [it, ...foldersAbove(it), ''] : [it])))];
  const at = (names: readonly string[]) => folders.flatMap(it => names.flatMap(name => resolvePath(it, name) ?? []));
  const places = at(needed.files);
  const found = places.map(it => facts.ask(existence, it));
  if (found.includes('file')) return { is: 'there' };
  for (const it of ['ignored', 'opaque'] as const) if (found.includes(it)) return { is: it };
  if (at(needed.shared ?? []).some(it => facts.ask(existence, it) === 'file')) return { is: 'unproven' };
  if (places.some(it => facts.ask(isProduced, it))) return { is: 'produced' };
  if (!cwd.certain && needed.files.some(it => facts.get('tree.name', it).length > 0)) return { is: 'elsewhere' };
  const pasts = places.map(it => facts.ask(past, it));
  if (pasts.some(it => it.state === 'pending')) return { is: 'history' };
  const removed = pasts.find(it => it.state === 'removed');
  return { is: 'missing', file: needed.files[0] ?? '', folder, ...(removed?.state === 'removed' ? { removed } : {}) };
}
