import { sharedCauses } from '../analysis/causes.ts';
import { confidenceOf, type Finding } from '../analysis/finding.ts';
import { grouped } from '../base/grouping.ts';
import type { Location, Severity, Tree, TreeNode, TreeParams } from '../protocol.ts';
import { firstLine } from './convert.ts';
import { severities } from '../rules/severity.ts';

/** A finding with its place as clients count. */
export interface PlacedFinding {
  readonly finding: Finding;
  /** How people name the document: its path, behind the folder's name when several are open. */
  readonly document: string;
  readonly location: Location;
}

export type GroupBy = NonNullable<TreeParams['groupBy']>;

/** The view **Findings**. `message` says why there are none, when there are none. */
export function findingsTree(placed: readonly PlacedFinding[], groupBy: GroupBy, message: string): Tree {
  const badge = placed.filter(({ finding }) => finding.status === 'new' && finding.severity !== 'hint').length;
  return {
    nodes: groups[groupBy](placed),
    description: `by ${groupBy}`,
    badge,
    badgeTooltip: `${badge} ${badge === 1 ? 'finding' : 'findings'}`,
    ...(placed.length === 0 ? { message } : {}),
  };
}

const groups: Readonly<Record<GroupBy, (placed: readonly PlacedFinding[]) => readonly TreeNode[]>> = {
  file: byFile,
  rule: placed =>
    sorted(grouped(placed, it => it.finding.rule)).map(([rule, found]) => ({
      ...groupNode('rule', rule, found),
      children: found.map(it => findingNode(it, placeOf(it))),
    })),
  cause: byCause,
};

function byFile(placed: readonly PlacedFinding[]): readonly TreeNode[] {
  return sorted(grouped(placed, it => it.document)).map(([document, found]) => {
    const uri = found[0]?.location.uri ?? '';
    return {
      ...groupNode('file', document, found),
      id: `file:${uri}`,
      location: { uri, range: firstLine },
      children: found.map(it => findingNode(it, `line ${lineOf(it)}`)),
    };
  });
}

/** Causes of several findings first, the one of most findings at the top; then what stands alone, by file. */
function byCause(placed: readonly PlacedFinding[]): readonly TreeNode[] {
  const causes = sharedCauses(placed, it => it.finding);
  const shared = new Set(causes.flatMap(it => it.findings));
  const nodes = causes.map(({ id, title, findings }) => ({
    ...groupNode('cause', title, findings),
    id: `cause:${id}`,
    children: findings.map(it => findingNode(it, placeOf(it))),
  }));
  return [...nodes, ...byFile(placed.filter(it => !shared.has(it)))];
}

const sorted = (found: ReadonlyMap<string, PlacedFinding[]>): [string, PlacedFinding[]][] =>
  [...found].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));

function groupNode(is: GroupBy, label: string, placed: readonly PlacedFinding[]): TreeNode {
  return {
    id: `${is}:${label}`,
    label,
    description: String(placed.length),
    icon: is,
    severity: worst(placed.map(it => it.finding.severity)),
    collapsible: 'expanded',
    contextValue: is,
  };
}

function findingNode({ finding, location }: PlacedFinding, description: string): TreeNode {
  return {
    id: `finding:${location.uri}:${finding.fingerprint}`,
    label: finding.message,
    description,
    tooltip: `${finding.message.replace(/[\\`*_<>[\]]/g, '\\$&')}\n\n\`${finding.rule}\` (${finding.severity}, ${confidenceOf(finding)})`,
    icon: 'finding',
    severity: finding.severity,
    location,
    contextValue: 'finding',
    finding: { uri: location.uri, fingerprint: finding.fingerprint },
  };
}

const lineOf = ({ location }: PlacedFinding): number => location.range.start.line + 1;
const placeOf = (it: PlacedFinding): string => `${it.document}:${lineOf(it)}`;

const worst = (found: readonly Severity[]): Severity => severities.find(it => found.includes(it)) ?? 'hint';
