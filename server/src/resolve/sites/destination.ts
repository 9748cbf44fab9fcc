import { folderOf, nameOf, type Path, resolvePath } from '../../base/path.ts';
import type { FactOf } from '../../facts/fact.ts';
import type { FactView } from '../../index/view.ts';
import { otherCase } from '../otherCase.ts';
import { existence, past } from '../paths.ts';
import { isProduced } from '../produced.ts';

/** Where a link of a document leads. */
export type Destination =
  | { readonly is: 'file' | 'folder'; readonly path: Path }
  /** Nothing is there. */
  | { readonly is: 'missing'; readonly path: Path }
  /** Nothing is there; `path` differs from what is written by case alone. */
  | { readonly is: 'other-case'; readonly path: Path }
  /** Nothing is there, but the same words lead somewhere from the root. */
  | { readonly is: 'from-root'; readonly path: Path }
  | { readonly is: 'unknown'; readonly because: 'site' | 'not-local' | 'opaque' | 'ignored' | 'produced' | 'unproven' };

/** The path that a link names from its document's folder, or from the repository's root when it begins with `/`. */
export const namedPath = ({ key, path }: FactOf<'doc.link'>): Path | undefined =>
  key.startsWith('/') ? resolvePath('', key.slice(1)) : resolvePath(folderOf(path), key);

/** What is at a path, when there is something or nothing can be told of it. */
export function thereAt(facts: FactView, path: Path): Destination | undefined {
  const there = facts.ask(existence, path);
  if (there === 'missing') return undefined;
  return there === 'opaque' || there === 'ignored' ? { is: 'unknown', because: there } : { is: there, path };
}

/** What a link means that leads to a path where nothing is. */
export function nothingAt(facts: FactView, path: Path): Destination {
  // What a package manager installs is there after it ran, whether or not an ignore file says so.
  if (/(?:^|\/)node_modules\//.test(path)) return { is: 'unknown', because: 'ignored' };
  const cased = facts.ask(otherCase, path);
  if (cased !== undefined) return { is: 'other-case', path: cased };
  return facts.ask(isProduced, path) ? { is: 'unknown', because: 'produced' } : { is: 'missing', path };
}

/** Whether history knows that something stood at a path. */
export const wasThere = (facts: FactView, path: Path): boolean => facts.ask(past, path).state === 'removed';

/**
 * What an extension tells: a page may be built from something else, and a name without extension may be a route. `Timer` in
 * `app.clock.Timer` is none.
 */
export function extensionKind(path: Path): 'file' | 'page' | 'none' {
  const extension = /\.([a-z][a-z0-9]{0,9}|[A-Z][A-Z0-9]{0,9}|7z|mp[34])$/.exec(nameOf(path))?.[1];
  if (extension === undefined) return 'none';
  return /^(?:html?|xhtml|php|aspx?)$/i.test(extension) ? 'page' : 'file';
}
