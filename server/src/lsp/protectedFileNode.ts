import type { TreeNode } from '../protocol.ts';
import { firstLine } from './convert.ts';
import type { ProtectedFile } from './protectedPathsTree.ts';

/** The row of a protected file: its state behind its path, and what differs from the last commit one click away. */
export function protectedFileNode(id: string, { path, uri, state, detail }: ProtectedFile): TreeNode {
  const common = { id, label: path, icon: 'file', location: { uri, range: firstLine } } as const;
  if (state === undefined) return { ...common, contextValue: 'protectedFile' };
  if (state === 'unchanged') return { ...common, description: state, contextValue: 'protectedFile' };
  return {
    ...common,
    description: state,
    ...(detail === undefined ? {} : { tooltip: `${capital(state)}: ${plain(detail)}` }),
    state,
    contextValue: 'protectedChange',
    files: [uri],
  };
}

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** As Markdown shows it unchanged. */
export const plain = (text: string): string => text.replace(/[\\`*_<>[\]]/g, '\\$&');
