import { folderOf, nameOf, type Path, resolvePath } from '../base/path.ts';
import { type Span, span } from '../base/span.ts';
import { insideQuotes, readToml, stringsOf } from '../extract/pyproject/toml.ts';
import { entriesOf, itemsOf, spanOf, textOf, valueOf } from '../extract/yaml.ts';
import type { FactOf } from '../facts/fact.ts';
import type { Reference } from './key.ts';
import { nodeAt } from './pointer.ts';
import { type Line, linesOfSection } from './section.ts';

/**
 * The names in a list of a document, as facts at their places: the strings of a list or the keys of a map in JSON, YAML and TOML, the
 * patterns of a CODEOWNERS file, in Markdown what the items and rows of a section begin with, and of any other text its lines.
 */
export function listedNames({ path, pointer }: Reference, text: string): readonly FactOf<'policy.listed'>[] {
  const key = pointer === undefined ? path : `${path}#${pointer}`;
  return namesIn(path, pointer, text).map(({ names, at }) => ({ kind: 'policy.listed', key, value: { names }, path, span: at }));
}

interface Listed {
  readonly names: FactOf<'policy.listed'>['value']['names'];
  readonly at: Span;
}

function namesIn(path: Path, pointer: string | undefined, text: string): readonly Listed[] {
  if (/\.(?:md|mdx|markdown)$/i.test(path)) return linesOfSection(text, pointer).flatMap(it => inMarkdown(path, it));
  if (/\.(?:json[c5]?|ya?ml)$/i.test(path)) return inData(text, pointer ?? '');
  if (path.endsWith('.toml')) {
    const entry = readToml(text).entries.find(it => it.key.join('/') === pointer?.replace(/^\//, ''));
    return entry === undefined ? [] : stringsOf(entry.value).map(it => ({ names: [named(it.value)], at: insideQuotes(it) }));
  }
  const owners = nameOf(path) === 'CODEOWNERS';
  return [...text.matchAll(owners ? /^[^\s#[^]\S*/gm : /^(?!#)\S.*?(?=\s*$)/gm)].map(match => ({
    names: [named(match[0])],
    at: span(match.index, match.index + match[0].length),
  }));
}

function inData(text: string, pointer: string): readonly Listed[] {
  const node = nodeAt(text, pointer);
  const keys = entriesOf(node).map(it => ({ names: [named(it.key)], at: spanOf(it.keyNode) }));
  const items = itemsOf(node).flatMap((item): Listed[] => {
    const name = textOf(item) === undefined ? nameKeys.map(it => valueOf(item, it)).find(it => textOf(it) !== undefined) : item;
    const written = textOf(name);
    return name === undefined || written === undefined ? [] : [{ names: [named(written)], at: spanOf(name) }];
  });
  return [...keys, ...items];
}

/** Where a map in a list says what it is about. */
const nameKeys = ['path', 'file', 'name', 'id', 'pattern', 'match'];

/** The first link, code span or bold text of a list item at the margin, or of a row's first cells. */
function inMarkdown(path: Path, { text, start }: Line): readonly Listed[] {
  if (!/^ ?(?:[-*+]|\d+[.)]|\|)\s/.test(text)) return [];
  const match = /\[([^\]\n]*)\]\(<?([^)>\s]+)[^)]*\)|`([^`\n]+)`|\*\*([^*`\n]+?):?\*\*/.exec(text);
  if (match === null) return [];
  const [, label = '', target, code, bold] = match;
  if (target === undefined) {
    const name = code ?? bold ?? '';
    const from = start + match.index + match[0].indexOf(name);
    return [{ names: [named(name)], at: span(from, from + name.length) }];
  }
  const from = start + match.index + match[0].lastIndexOf(target);
  const resolved = /^[a-z][a-z+.-]*:/i.test(target) ? undefined : resolvePath(folderOf(path), target.replace(/#.*$/, ''));
  const to = resolved === undefined || resolved === '' ? [] : [{ name: resolved, fromRoot: true }];
  return [{ names: [...to, named(label.replace(/[`*]/g, ''))], at: span(from, from + target.length) }];
}

/** A name without the marks of a path around it. */
const named = (written: string): Listed['names'][number] => ({
  name: written.trim().replace(/^(?:\.?\/)+|\/+$/g, ''),
  fromRoot: /^\.?\//.test(written),
});
