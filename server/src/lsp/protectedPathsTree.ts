import type { Path } from '../base/path.ts';
import type { Location, Tree, TreeNode } from '../protocol.ts';
import { firstLine } from './convert.ts';

/** A document that protects paths: CODEOWNERS, or the policy. */
export interface ProtectingDocument {
  readonly document: string;
  readonly uri: string;
  readonly patterns: readonly ProtectedPattern[];
}

export interface ProtectedPattern {
  readonly pattern: string;
  readonly location: Location;
  /** Owners or the reason. */
  readonly note: string;
  /** What it protects, ordered; none when it is dead. */
  readonly files: readonly { readonly path: Path; readonly uri: string }[];
}

/** The view **Protected paths**: document → pattern → files, dead patterns marked. */
export function protectedPathsTree(documents: readonly ProtectingDocument[], message: string): Tree {
  const patterns = documents.flatMap(it => it.patterns);
  const dead = patterns.filter(it => it.files.length === 0).length;
  return {
    nodes: documents.map(documentNode),
    ...(dead === 0 ? {} : { description: `${dead} ${dead === 1 ? 'pattern matches' : 'patterns match'} nothing` }),
    ...(documents.length === 0 ? { message } : {}),
  };
}

function documentNode({ document, uri, patterns }: ProtectingDocument): TreeNode {
  const dead = patterns.filter(it => it.files.length === 0).length;
  return {
    id: `protecting:${uri}`,
    label: document,
    description: `${patterns.length} ${patterns.length === 1 ? 'pattern' : 'patterns'}${dead === 0 ? '' : `, ${dead} dead`}`,
    icon: 'protected',
    collapsible: 'expanded',
    location: { uri, range: firstLine },
    contextValue: 'protectedSource',
    children: patterns.map((it, index) => patternNode(uri, it, index)),
  };
}

function patternNode(uri: string, { pattern, location, note, files }: ProtectedPattern, index: number): TreeNode {
  const shown = files.slice(0, mostFiles);
  const rest = files.length - shown.length;
  const id = `pattern:${uri}:${index}:${pattern}`;
  const common = { id, label: pattern, location, contextValue: 'protectedPattern' } as const;
  if (files.length === 0)
    return {
      ...common,
      description: 'matches nothing',
      icon: 'dead',
      severity: 'warning',
      tooltip: `No file matches \`${pattern}\`: it protects nothing`,
    };
  return {
    ...common,
    description: `${files.length} ${files.length === 1 ? 'file' : 'files'}${note === '' ? '' : `   ${note}`}`,
    icon: 'folder',
    collapsible: 'collapsed',
    children: [
      ...shown.map(
        (it): TreeNode => ({
          id: `${id}:${it.path}`,
          label: it.path,
          icon: 'file',
          location: { uri: it.uri, range: firstLine },
          contextValue: 'protectedFile',
        }),
      ),
      ...(rest > 0 ? [{ id: `${id}:`, label: `and ${rest} more` }] : []),
    ],
  };
}

/** Most files listed below one pattern. */
const mostFiles = 500;
