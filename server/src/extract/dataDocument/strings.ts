import type { Node } from 'jsonc-parser';
import type { MappedText } from '../../base/mappedText.ts';
import type { SourceDocument } from '../extractor.ts';
import { elements, jsonOf, properties, textOf } from '../json.ts';
import { entriesOf, isScalar, itemsOf, mappedOf, nodeOf, yamlOf, type YamlNode } from '../yaml.ts';

/** A string of a JSON or YAML document. */
export interface DataString {
  readonly text: MappedText;
  /** The JSON pointer of the string; of a key, that of its value. */
  readonly pointer: string;
  /** Whether it is a key. */
  readonly key: boolean;
  /** Of a key: whether its value is a number. */
  readonly measured?: boolean;
}

/** The strings and keys of a JSON or YAML document in their order, up to a limit that no hand-written document reaches. */
export function stringsOf(document: SourceDocument): readonly DataString[] {
  const strings: DataString[] = [];
  if (/\.jsonc?$/i.test(document.path)) visitJson(document, jsonOf(document).root, '', strings);
  else for (const root of yamlOf(document).roots) visitYaml(document, root, '', strings);
  return strings.length > most ? [] : strings;
}

const most = 4000;
const deepest = 40;

function visitJson(document: SourceDocument, node: Node | undefined, pointer: string, strings: DataString[]): void {
  if (node === undefined || strings.length > most) return;
  if (node.type === 'string') strings.push({ text: textOf(document, node), pointer, key: false });
  for (const { name, key, value } of properties(node)) {
    const at = `${pointer}/${escape(name)}`;
    if (/[/.]/.test(name)) strings.push({ text: textOf(document, key), pointer: at, key: true, measured: value.type === 'number' });
    visitJson(document, value, at, strings);
  }
  for (const [index, element] of elements(node).entries()) visitJson(document, element, `${pointer}/${index}`, strings);
}

function visitYaml(document: SourceDocument, node: YamlNode | undefined, pointer: string, strings: DataString[]): void {
  if (node === undefined || strings.length > most || pointer.split('/').length > deepest) return;
  if (isScalar(node) && typeof node.value === 'string') {
    const text = mappedOf(node, document.text);
    if (text !== undefined) strings.push({ text, pointer, key: false });
  }
  for (const { key, keyNode, value, merged } of entriesOf(node)) {
    if (merged) continue;
    const at = `${pointer}/${escape(key)}`;
    const text = /[/.]/.test(key) ? mappedOf(keyNode, document.text) : undefined;
    if (text !== undefined) strings.push({ text, pointer: at, key: true, measured: isScalar(value) && typeof value.value === 'number' });
    visitYaml(document, nodeOf(value), at, strings);
  }
  for (const [index, item] of itemsOf(node).entries()) visitYaml(document, item, `${pointer}/${index}`, strings);
}

const escape = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');
