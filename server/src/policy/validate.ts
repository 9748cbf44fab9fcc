import { RE2JS } from 're2js';
import { compileGlob } from '../base/glob.ts';
import { nearest } from '../base/nearest.ts';
import { resolvePath } from '../base/path.ts';
import type { Span } from '../base/span.ts';
import { entriesOf, isMap, isScalar, isSeq, itemsOf, nodeOf, spanOf, textOf, type YamlNode } from '../extract/yaml.ts';
import { presets } from './presets.ts';
import type { ObjectSchema, Schema, StringFormat } from './schema.ts';

/** Something in a policy that it cannot mean. */
export interface PolicyProblem {
  readonly span: Span;
  readonly message: string;
  /** What was most likely meant, to stand in place of the span. */
  readonly instead?: string;
}

/** A value of a policy that its schema allows; what it does not allow is left out. */
export interface Valid {
  readonly span: Span;
  readonly text?: string;
  readonly items?: readonly Valid[];
  readonly entries?: ReadonlyMap<string, Valid>;
}

/** The glob of an item that is a glob alone or a map with `match`. */
export function matchOf(item: Valid): { readonly text: string; readonly span: Span } | undefined {
  const match = item.entries === undefined ? item : item.entries.get('match');
  return match?.text === undefined ? undefined : { text: match.text, span: match.span };
}

/** The heading of an item that names a section of what it matches. */
export const headingOf = (item: Valid): string | undefined => item.entries?.get('heading')?.text;

/** Compares a YAML node with a schema: gives what is allowed, and says at its exact place what is not. */
export function validate(written: YamlNode, schema: Schema, problems: PolicyProblem[]): Valid | undefined {
  const span = spanOf(written);
  const node = nodeOf(written) ?? written;
  const wrong = (message: string, instead?: string): undefined =>
    void problems.push({ span, message, ...(instead === undefined ? {} : { instead }) });
  if ('anyOf' in schema) {
    const fitting = schema.anyOf.find(it => kindOf(it) === nodeKind(node));
    return fitting === undefined ? wrong(`Expected ${schema.anyOf.map(wordFor).join(' or ')}`) : validate(written, fitting, problems);
  }
  if (nodeKind(node) !== kindOf(schema)) return wrong(`Expected ${wordFor(schema)}`);
  if ('enum' in schema) {
    const text = textOf(node) ?? '';
    const allowed = schema.enum.map(String);
    return allowed.includes(text)
      ? { span, text }
      : wrong(
          `No value "${text}" here; it is one of ${allowed.join(', ')}`,
          allowed.find(it => text !== '' && it.startsWith(text)) ?? nearest(text, allowed),
        );
  }
  switch (schema.type) {
    case 'object':
      return { span, entries: validateEntries(node, schema, problems) };
    case 'array':
      return { span, items: itemsOf(node).flatMap(it => validate(it, schema.items, problems) ?? []) };
    case 'boolean':
    case 'integer': {
      const text = textOf(node) ?? '';
      const fits = schema.type === 'boolean' ? /^(?:true|false)$/.test(text) : /^\d+$/.test(text) && Number(text) >= schema.minimum;
      return fits ? { span, text } : wrong(`Expected ${wordFor(schema)}`);
    }
    case 'string': {
      const text = textOf(node) ?? '';
      const message = schema.format === undefined ? undefined : formatProblem(text, schema.format);
      return message === undefined ? { span, text } : wrong(message);
    }
  }
}

function validateEntries(node: YamlNode, schema: ObjectSchema, problems: PolicyProblem[]): ReadonlyMap<string, Valid> {
  const valid = new Map<string, Valid>();
  const names = Object.keys(schema.properties);
  const found = entriesOf(node);
  for (const { key, keyNode, value } of found) {
    const property = Object.hasOwn(schema.properties, key) ? schema.properties[key] : undefined;
    const others = schema.additionalProperties;
    const allowed = property ?? (others === false ? undefined : others);
    if (allowed === undefined) {
      const instead = nearest(key, names);
      const known =
        names.length <= mostNamed ? `; known are ${names.join(', ')}` : instead === undefined ? '' : `; did you mean "${instead}"?`;
      problems.push({ span: spanOf(keyNode), message: `No key "${key}" here${known}`, ...(instead === undefined ? {} : { instead }) });
    } else if (value === undefined || (isScalar(value) && value.value === null)) {
      // A key without a value says nothing, as while it is being typed.
      problems.push({ span: spanOf(keyNode), message: `Expected ${wordFor(allowed)} for "${key}"` });
    } else {
      const checked = validate(value, allowed, problems);
      if (checked !== undefined) valid.set(key, checked);
    }
  }
  const place = spanOf(found[0]?.keyNode ?? node);
  for (const name of schema.required ?? [])
    if (!found.some(it => it.key === name)) problems.push({ span: place, message: `The key "${name}" is missing` });
  return valid;
}

function formatProblem(text: string, format: StringFormat): string | undefined {
  if (format === 'pattern') return patternProblem(text);
  if (format === 'date') return isDay(text) ? undefined : `"${text}" is no date, as in 2027-01-31`;
  if (format === 'policy' && text.startsWith('groundline:'))
    return Object.hasOwn(presets, text) ? undefined : `No preset "${text}"; there are ${Object.keys(presets).join(', ')}`;
  const path = format === 'reference' ? text.replace(/#.*$/, '') : text;
  if (text === '') return format === 'glob' ? 'Expected a glob' : 'Expected a path';
  if (resolvePath('', path) === undefined || /(?:^|[/\\])\.\.(?:[/\\]|$)/.test(path))
    return `"${text}" leads out of the folder of this file`;
  if (format !== 'folder' && resolvePath('', path) === '')
    return `"${text}" is the folder of this file, and no path in it${format === 'glob' ? '; write "**" for everything in it' : ''}`;
  if (format === 'glob' && path.includes('\\') && !/\\[*?[\]{}!,\\]/.test(path))
    return `"${text}" has a backslash; folders are divided by /`;
  if (format === 'glob' && compileGlob(path) === undefined) return 'The glob is too long or has too many alternatives';
  return undefined;
}

const isDay = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);

/** Patterns run on a linear-time engine, which has no back references and no look-around. */
function patternProblem(text: string): string | undefined {
  if (text === '') return 'Expected a pattern';
  try {
    RE2JS.compile(text);
    return undefined;
  } catch (error) {
    return `This is no pattern: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** Most keys that a message names; of more it says the nearest one. */
const mostNamed = 6;

type Kind = 'map' | 'list' | 'scalar';

function kindOf(schema: Schema): Kind {
  if ('type' in schema && schema.type === 'object') return 'map';
  return 'type' in schema && schema.type === 'array' ? 'list' : 'scalar';
}

const nodeKind = (node: YamlNode): Kind => (isMap(node) ? 'map' : isSeq(node) ? 'list' : 'scalar');

function wordFor(schema: Schema): string {
  if ('anyOf' in schema) return schema.anyOf.map(wordFor).join(' or ');
  if ('enum' in schema) return schema.enum.length <= 6 ? `one of ${schema.enum.join(', ')}` : 'a name';
  switch (schema.type) {
    case 'object':
      return 'a map';
    case 'array':
      return 'a list';
    case 'boolean':
      return 'true or false';
    case 'integer':
      return `a number from ${schema.minimum} on`;
    case 'string':
      return schema.format === undefined
        ? 'a text'
        : { glob: 'a glob', reference: 'a path', folder: 'a folder', date: 'a date', pattern: 'a pattern', policy: 'a preset or a path' }[
            schema.format
          ];
  }
}
