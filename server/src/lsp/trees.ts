import type { Finding } from '../analysis/finding.ts';
import { grouped } from '../base/grouping.ts';
import type { Path } from '../base/path.ts';
import type { Location, Severity, Tree, TreeNode } from '../protocol.ts';

/** A finding with its place as clients count. */
export interface PlacedFinding {
  readonly finding: Finding;
  /** How people name the document: its path, behind the folder's name when several are open. */
  readonly document: string;
  readonly location: Location;
}

/** The view **Findings**. `message` says why there are none, when there are none. */
export function findingsTree(placed: readonly PlacedFinding[], groupBy: 'file' | 'rule', message: string): Tree {
  const groups = grouped(placed, it => (groupBy === 'file' ? it.document : it.finding.rule));
  const names = [...groups.keys()].sort();
  const nodes = names.map(name => groupNode(name, groups.get(name) ?? [], groupBy));
  const badge = placed.filter(({ finding }) => finding.status === 'new' && finding.severity !== 'hint').length;
  return { nodes, badge, badgeTooltip: `${badge} ${badge === 1 ? 'finding' : 'findings'}`, ...(nodes.length === 0 ? { message } : {}) };
}

function groupNode(name: string, placed: readonly PlacedFinding[], groupBy: 'file' | 'rule'): TreeNode {
  const byFile = groupBy === 'file';
  const uri = placed[0]?.location.uri;
  return {
    id: `${groupBy}:${byFile ? uri : name}`,
    label: name,
    description: String(placed.length),
    icon: byFile ? 'file' : 'rule',
    severity: worst(placed.map(it => it.finding.severity)),
    collapsible: 'expanded',
    contextValue: byFile ? 'file' : 'rule',
    ...(byFile && uri !== undefined ? { location: { uri, range: start } } : {}),
    children: placed.map(it => findingNode(it, byFile)),
  };
}

function findingNode({ finding, document, location }: PlacedFinding, byFile: boolean): TreeNode {
  const line = location.range.start.line + 1;
  return {
    id: `finding:${location.uri}:${finding.fingerprint}`,
    label: finding.message,
    description: byFile ? `line ${line}` : `${document}:${line}`,
    tooltip: `${finding.message.replace(/[\\`*_<>[\]]/g, '\\$&')}\n\n\`${finding.rule}\` (${finding.severity}, ${finding.confidence})`,
    icon: 'finding',
    severity: finding.severity,
    location,
    contextValue: 'finding',
    finding: { uri: location.uri, fingerprint: finding.fingerprint },
  };
}

const bySeverity: readonly Severity[] = ['error', 'warning', 'info', 'hint'];
const worst = (severities: readonly Severity[]): Severity => bySeverity.find(it => severities.includes(it)) ?? 'hint';

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
    badge: dead,
    badgeTooltip: `${dead} ${dead === 1 ? 'pattern matches' : 'patterns match'} nothing`,
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
    location: { uri, range: start },
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
          location: { uri: it.uri, range: start },
          contextValue: 'protectedFile',
        }),
      ),
      ...(rest > 0 ? [{ id: `${id}:`, label: `and ${rest} more` }] : []),
    ],
  };
}

/** Most files listed below one pattern. */
const mostFiles = 500;

const start = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
