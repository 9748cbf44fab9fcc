import type { TreeNode } from '../protocol.ts';
import { firstLine } from './convert.ts';
import type { ProtectedFile } from './protectedPathsTree.ts';

/** The row of a protected file: its state behind its path, and what differs from the last commit one click away. */
export function protectedFileNode(id: string, file: ProtectedFile): TreeNode {
  const { path, uri, state, detail, became } = file;
  const common = { id, label: path, icon: 'file', location: { uri, range: firstLine } } as const;
  if (state === undefined) return { ...common, contextValue: 'protectedFile' };
  if (state === 'unchanged') return { ...common, description: state, contextValue: 'protectedFile' };
  return {
    ...common,
    description: standing(file),
    ...(detail === undefined ? {} : { tooltip: `${capital(state)}: ${plain(detail)}` }),
    state,
    // There is no file to open or to reveal.
    ...(became === 'deleted' ? { contextValue: 'protectedDeletion', opens: 'difference' } : { contextValue: 'protectedChange' }),
    files: [uri],
  };
}

/** Where a file stands, in a few words: of one that came or went, that first. */
export const standing = ({ state, became }: ProtectedFile): string =>
  [became, became !== undefined && state === 'changed' ? undefined : state].filter(it => it !== undefined).join(', ');

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** As Markdown shows it unchanged, an address without a link. */
export const plain = (text: string): string => text.replace(/[\\`*_<>@[\]]/g, '\\$&');
