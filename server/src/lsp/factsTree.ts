import { grouped } from '../base/grouping.ts';
import type { FactOf } from '../facts/fact.ts';
import type { Location, Tree, TreeNode } from '../protocol.ts';

/** A fact that a document states, with its place as clients count; the place is asked for only when its row is shown. */
export interface PlacedFact {
  readonly fact: FactOf;
  /** How people name the document: its path, behind the folder's name when several are open. */
  readonly document: string;
  readonly location: () => Location;
}

/**
 * The view **Facts**: kind → key → place. There are many, so the rows of a kind are answered only when it is opened: `within`
 * is then the id of its row. Every word of `filter` must occur in a fact's kind, key or path.
 */
export function factsTree(placed: readonly PlacedFact[], filter: string, within: string | undefined): Tree {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  const found = words.length === 0 ? placed : placed.filter(it => matches(it, words));
  if (within !== undefined) return { nodes: keyNodes(found.filter(({ fact }) => kindId(fact.kind) === within)) };
  const kinds = [...grouped(found, it => it.fact.kind)].sort(([a], [b]) => (a < b ? -1 : 1));
  const nodes = kinds.map(([kind, facts]) => kindNode(kind, facts, words.length > 0 && found.length <= fewEnough));
  if (words.length === 0) return { nodes };
  return { nodes, message: `${counted(found.length, 'fact')} of ${placed.length} with "${filter}"` };
}

/** Found facts up to which everything is shown opened. */
const fewEnough = 100;

/** Most keys below one kind, and most places below one key. */
const most = 500;

const kindId = (kind: string): string => `kind:${kind}`;

function matches({ fact, document }: PlacedFact, words: readonly string[]): boolean {
  const text = `${fact.kind} ${fact.key} ${document}`.toLowerCase();
  return words.every(it => text.includes(it));
}

function kindNode(kind: string, facts: readonly PlacedFact[], open: boolean): TreeNode {
  return {
    id: `${kindId(kind)}${open ? ':open' : ''}`, // another row to the editor, which would keep a closed one closed
    label: kind,
    description: String(facts.length),
    icon: 'kind',
    collapsible: open ? 'expanded' : 'collapsed',
    ...(open ? { children: keyNodes(facts) } : {}),
  };
}

function keyNodes(facts: readonly PlacedFact[]): readonly TreeNode[] {
  const keys = [...grouped(facts, it => it.fact.key)].sort(([a], [b]) => (a < b ? -1 : 1));
  return cut(keys, 'key', `rest:${facts[0]?.fact.kind}`, ([key, stated]) => keyNode(key, stated));
}

/** A key that is stated once is its place. */
function keyNode(key: string, facts: readonly PlacedFact[]): TreeNode {
  const [only, ...others] = facts;
  if (only !== undefined && others.length === 0) return { ...placeNode(only, 0), label: labelOf(key), description: placeOf(only) };
  const id = `key:${only?.fact.kind}:${key}`;
  return {
    id,
    label: labelOf(key),
    description: counted(facts.length, 'place'),
    icon: 'key',
    collapsible: 'collapsed',
    children: cut(facts, 'place', `rest:${id}`, placeNode),
  };
}

function placeNode(placed: PlacedFact, index: number): TreeNode {
  const { kind, key, value, veto } = placed.fact;
  const json = JSON.stringify(value, undefined, 2);
  return {
    id: `fact:${kind}:${key}:${placed.document}:${index}`,
    label: placeOf(placed),
    description: brief(JSON.stringify(value)),
    tooltip: `\`${kind}\`${veto === undefined ? '' : ` (not judged: ${veto})`}\n\n${'`'.repeat(4)}json\n${brief(json, 2000)}\n${'`'.repeat(4)}`,
    icon: 'fact',
    location: placed.location(),
    contextValue: 'fact',
  };
}

/** Rows up to the most that a view takes, and one that says what is left out. */
function cut<T>(rows: readonly T[], what: string, id: string, draw: (row: T, index: number) => TreeNode): readonly TreeNode[] {
  const shown = rows.slice(0, most).map(draw);
  const rest = rows.length - shown.length;
  return rest === 0 ? shown : [...shown, { id, label: `and ${counted(rest, 'more ' + what)}: filter to see them` }];
}

function placeOf({ document, location }: PlacedFact): string {
  return `${document}:${location().range.start.line + 1}`;
}

const labelOf = (key: string): string => (key === '' ? '(no key)' : brief(key.replace(/\s+/g, ' ')));
const brief = (text: string, longest = 120): string => (text.length <= longest ? text : `${text.slice(0, longest)}…`);
const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;
