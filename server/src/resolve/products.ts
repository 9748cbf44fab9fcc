import { folderOf, foldersAbove, type Path } from '../base/path.ts';
import { productName } from '../base/productName.ts';
import { isPlaceholderVersion } from '../base/version.ts';
import type { FactOf } from '../facts/fact.ts';
import { defineResolution, type FactView } from '../index/view.ts';

/** A product of the workspace with the version that its manifest declares. */
export interface Product {
  readonly name: string;
  readonly version: string;
  readonly declared: FactOf<'version.declared'>;
}

/** The products whose manifests stand in a folder or above it, nearest first; question: the folder. */
export const productsAround = defineResolution({
  id: 'products-around',
  reads: ['version.declared'],
  answer: (facts, folder: Path): readonly Product[] =>
    (folder === '' ? [''] : [folder, ...foldersAbove(folder)]).flatMap(it => productsIn(facts, it)),
});

/** The manifests that declare versions, the one that counts first. */
const manifests = ['pyproject.toml', 'setup.cfg', 'setup.py', 'package.json'];

function productsIn(facts: FactView<'version.declared'>, folder: Path): readonly Product[] {
  return manifests.flatMap(it =>
    facts
      .in(folder === '' ? it : `${folder}/${it}`, 'version.declared')
      .filter(declared => !isPlaceholderVersion(declared.value.version))
      .map(declared => ({ name: declared.key, version: declared.value.version, declared })),
  );
}

/** The product that a stated version is of, and how sure that is; `undefined` when it may be of anything. */
export function productOf(
  facts: FactView,
  { path, value: { through, names, besideSource } }: FactOf<'version.stated'>,
): { readonly product: Product; readonly sure: boolean } | undefined {
  const around = facts.ask(productsAround, folderOf(path));
  const nearest = around[0];
  const named = around.find(it => names.includes(it.name));
  switch (through) {
    case 'module': {
      const product = around.find(it => isVersionModule(path, it));
      return product === undefined ? undefined : { product, sure: true };
    }
    case 'readme':
    case 'lock': {
      const here = around.find(it => folderOf(it.declared.path) === folderOf(path));
      return here === undefined || (through === 'lock' && named !== here) ? undefined : { product: here, sure: true };
    }
    case 'application': {
      if (named !== undefined) return { product: named, sure: true };
      const part = around.find(it => names.some(name => name.startsWith(`${it.name}-`)));
      if (part !== undefined) return { product: part, sure: besideSource };
      return nearest === undefined || names.length > 0 ? undefined : { product: nearest, sure: path.endsWith('.py') ? besideSource : true };
    }
    case 'record': {
      if (named !== undefined) return { product: named, sure: true };
      const part = around.find(it => names.some(name => name.startsWith(`${it.name}-`)));
      return part === undefined ? undefined : { product: part, sure: besideSource };
    }
    default:
      return named === undefined ? undefined : { product: named, sure: true };
  }
}

/** Whether a file is the one that a product keeps its version in: `acme/__init__.py`, `src/acme/_version.py`, `src/version.ts`. */
function isVersionModule(path: Path, { name, declared }: Product): boolean {
  const home = folderOf(declared.path);
  const inner = home === '' ? path : path.slice(home.length + 1);
  if (declared.path.endsWith('package.json')) return /^(?:src\/|lib\/|src\/lib\/)?version\.[cm]?[jt]s$/.test(inner);
  const match = /^(?:(?:src|lib|python|backend)\/)?([^/]+)\/(?:__init__|_?version|__version__|__?about(?:__)?|__meta__)\.py$/.exec(inner);
  return match?.[1] !== undefined && productName(match[1]) === name;
}
