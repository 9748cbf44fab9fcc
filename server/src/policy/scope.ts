import { compileGlob } from '../base/glob.ts';
import type { Path } from '../base/path.ts';
import type { Span } from '../base/span.ts';
import type { FactKind, FactOf } from '../facts/fact.ts';
import type { FactKinds } from '../facts/kinds.ts';

/** What a policy file speaks of. */
export interface PolicyScope {
  /** The policy file, as reports name it. */
  readonly file: Path;
  /** The folder below which it holds; `''` is the workspace folder's root. */
  readonly folder: Path;
  /** Of a file above the workspace folder: the way from its folder to that root. */
  readonly down: Path;
}

/** A policy's glob as one from the root of the workspace folder; `undefined` when it speaks of nothing in it. */
export function fromRoot({ folder, down }: PolicyScope, glob: string): string | undefined {
  const bare = glob === '.' ? '' : glob.replace(/^(?:\.?\/)+|\/$/g, '');
  if (folder !== '') return `${folder.replace(/[*?[\]{}\\]/g, '\\$&')}${bare === '' ? '' : '/'}${bare}`;
  if (down === '') return bare;
  const segments = bare.split('/');
  for (const name of down.split('/')) {
    const [segment = ''] = segments;
    if (segment === '**') return segments.join('/');
    if (compileGlob(segment)?.(name) !== true) return undefined;
    // A glob that ends at a folder above the root speaks of all of it.
    if (segments.length === 1) return '**';
    segments.shift();
  }
  return segments.join('/');
}

/** A fact that a policy file states at one of its places. */
export function stated<K extends FactKind>(scope: PolicyScope, kind: K, key: string, span: Span, value: FactKinds[K]): FactOf<K> {
  return { kind, key, value, path: scope.file, span } as FactOf<K>;
}
