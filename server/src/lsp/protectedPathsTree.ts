import type { Path } from '../base/path.ts';
import type { Location, ProtectionState, Tree, TreeNode } from '../protocol.ts';
import { firstLine } from './convert.ts';
import { protectedFileNode } from './protectedFileNode.ts';

/** A document that protects paths: CODEOWNERS, the policy, or a registry that it adopts. */
export interface ProtectingDocument {
  readonly document: string;
  readonly uri: string;
  /** Whether a change of what it names needs an approval; a CODEOWNERS file that no policy adopts only says who is asked to review. */
  readonly asks: boolean;
  readonly patterns: readonly ProtectedPattern[];
}

export interface ProtectedPattern {
  readonly pattern: string;
  readonly location: Location;
  /** Owners or the reason. */
  readonly note: string;
  /** Whether it is no pattern that somebody wrote, but what is protected wherever anything is. */
  readonly implied?: boolean;
  /** What it protects, ordered; none when it is dead. */
  readonly files: readonly ProtectedFile[];
}

export interface ProtectedFile {
  readonly path: Path;
  readonly uri: string;
  /** Absent where nobody can tell, or where no approval is asked. */
  readonly state?: ProtectionState;
  readonly detail?: string;
  /** Whether it is there only since the last commit, or no more. */
  readonly became?: 'added' | 'deleted';
}

/**
 * The view **Protected paths**: document → pattern → files with their states, dead patterns marked. Every word of `filter` must occur in a
 * file's path, its pattern or document, or begin its state.
 */
export function protectedPathsTree(documents: readonly ProtectingDocument[], filter: string, message: string | undefined): Tree {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  const shown = words.length === 0 ? documents : documents.flatMap(it => filtered(it, words));
  const dead = documents.flatMap(it => it.patterns).filter(it => it.files.length === 0).length;
  const told = words.length === 0 ? message : `${counted(filesOf(shown), 'file')} of ${filesOf(documents)} with "${filter}"`;
  return {
    nodes: shown.map(it => documentNode(it, words.length > 0)),
    ...(dead === 0 ? {} : { description: `${dead} ${dead === 1 ? 'pattern matches' : 'patterns match'} nothing` }),
    ...(told === undefined ? {} : { message: told }),
  };
}

function filtered(document: ProtectingDocument, words: readonly string[]): readonly ProtectingDocument[] {
  const patterns = document.patterns.flatMap(pattern => {
    const files = pattern.files.filter(it => matches(document, pattern, it, words));
    return files.length === 0 ? [] : [{ ...pattern, files }];
  });
  return patterns.length === 0 ? [] : [{ ...document, patterns }];
}

function matches(
  { document }: ProtectingDocument,
  { pattern, note }: ProtectedPattern,
  file: ProtectedFile,
  words: readonly string[],
): boolean {
  const text = `${document} ${pattern} ${note} ${file.path}`.toLowerCase();
  const states = [...(file.state ?? '').split(' '), file.became ?? ''];
  return words.every(word => states.some(it => it.startsWith(word)) || text.includes(word));
}

const filesOf = (documents: readonly ProtectingDocument[]): number =>
  new Set(documents.flatMap(it => it.patterns).flatMap(it => it.files.map(({ uri }) => uri))).size;

function documentNode(protecting: ProtectingDocument, open: boolean): TreeNode {
  const { document, uri, asks, patterns } = protecting;
  const dead = patterns.filter(it => it.files.length === 0).length;
  return {
    id: `protecting:${uri}`,
    label: document,
    description: `${counted(patterns.filter(it => it.implied !== true).length, 'pattern')}${dead === 0 ? '' : `, ${dead} dead`}`,
    tooltip: asks
      ? 'A change of what it names needs an approval'
      : 'It says who is asked to review. A change needs an approval once the policy adopts it, by `protected.from`',
    icon: 'protected',
    collapsible: 'expanded',
    location: { uri, range: firstLine },
    contextValue: 'protectedSource',
    children: patterns.map((it, index) => patternNode(uri, it, index, open)),
  };
}

function patternNode(uri: string, { pattern, location, note, files }: ProtectedPattern, index: number, open: boolean): TreeNode {
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
  const changed = files.filter(it => it.state !== undefined && it.state !== 'unchanged').length;
  return {
    ...common,
    description: `${counted(files.length, 'file')}${changed === 0 ? '' : `, ${changed} changed`}${note === '' ? '' : `   ${note}`}`,
    icon: 'folder',
    collapsible: (open || changed > 0) && files.length <= fewEnough ? 'expanded' : 'collapsed',
    children: [
      ...shown.map(it => protectedFileNode(`${id}:${it.path}`, it)),
      ...(rest > 0 ? [{ id: `${id}:`, label: `and ${rest} more` }] : []),
    ],
  };
}

/** Most files listed below one pattern. */
const mostFiles = 500;

/** Files up to which a pattern is shown opened where one of them is of interest. */
const fewEnough = 100;

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;
