import { isInside, type Path } from '../base/path.ts';
import { positionAt } from '../base/lines.ts';
import { nearestFirst } from './policy.ts';
import type { PolicyFile } from './policyFile.ts';
import type { Valid } from './validate.ts';

/**
 * What the policy files of a folder say together about a path, as YAML with the place that each value comes from behind it. `''` is
 * the folder itself. Presets stand under their names.
 */
export function policyInForce(files: readonly PolicyFile[], path: Path): string {
  const holding = files.filter(it => isInside(path, it.scope.folder)).sort(nearestFirst);
  const names = [...new Set(holding.map(it => nameOf(it, files)))];
  const keys = [...new Set(holding.flatMap(it => [...it.settings.values.keys()]))]
    .filter(it => it !== 'version' && it !== 'extends')
    .sort();
  const head = `# The policy in force for ${path === '' ? 'the folder' : path}${names.length === 0 ? ': no groundline.yaml holds, and everything is at its default' : `, from ${names.join(', ')}`}`;
  const body = keys.flatMap(key => {
    const placed = holding.flatMap((file): readonly Placed[] => {
      const value = file.settings.values.get(key);
      return value === undefined ? [] : [{ value, from: it => `${nameOf(file, files)}${lineOf(file, it)}` }];
    });
    // Of what is not judged the nearest file decides alone.
    return linesOf(key, key === 'exclude' ? placed.slice(0, 1) : placed, '');
  });
  return [head, ...body].map(it => `${it}\n`).join('');
}

/** A value with the place that it comes from. */
interface Placed {
  readonly value: Valid;
  from(value: Valid): string;
}

const nameOf = ({ path, at }: PolicyFile, files: readonly PolicyFile[]): string => {
  if (at === undefined) return path;
  const naming = files.find(it => it.path === path && it.at === undefined);
  return naming?.settings.text.slice(at.start, at.end) ?? path;
};

const lineOf = ({ at, lineStarts }: PolicyFile, { span }: Valid): string =>
  at === undefined ? `:${positionAt(lineStarts, span.start).line}` : '';

/** A key with what several files say of it, nearest first: maps merge by key, lists follow each other. */
function linesOf(key: string, placed: readonly Placed[], indent: string): readonly string[] {
  const [first] = placed;
  if (first === undefined) return [];
  const { value, from } = first;
  if (value.text !== undefined) return [`${indent}${key}: ${scalar(value.text)} # ${from(value)}`];
  if (value.items !== undefined) {
    const items = placed.flatMap(it => (it.value.items ?? []).map(item => `${indent}  - ${inline(item)} # ${it.from(item)}`));
    return items.length === 0 ? [`${indent}${key}: [] # ${from(value)}`] : [`${indent}${key}:`, ...items];
  }
  const keys = [...new Set(placed.flatMap(it => [...(it.value.entries?.keys() ?? [])]))];
  const below = (name: string): readonly Placed[] =>
    placed.flatMap(it => {
      const inner = it.value.entries?.get(name);
      return inner === undefined ? [] : [{ value: inner, from: it.from }];
    });
  return [`${indent}${key}:`, ...keys.flatMap(it => linesOf(it, below(it), `${indent}  `))];
}

/** A value in one line. */
function inline({ text, items, entries }: Valid): string {
  if (text !== undefined) return scalar(text);
  if (items !== undefined) return `[${items.map(inline).join(', ')}]`;
  return `{ ${[...(entries ?? [])].map(([key, value]) => `${key}: ${inline(value)}`).join(', ')} }`;
}

/** A text as YAML takes it in a block and in one line. */
const scalar = (text: string): string => (/^[\w./@][\w./@*+-]*$/.test(text) ? text : `'${text.replaceAll("'", "''")}'`);
