import Slugger from 'github-slugger';
import { folderOf, type Path } from '../base/path.ts';
import { entriesOf, isMap, isSeq, itemsOf, parseYaml, stringOf, type YamlNode } from '../extract/yaml.ts';
import { listedNames } from './listedNames.ts';

/** Two lists of files that name nearly the same, as a policy writes them. */
export interface SurveyedSource {
  /** The list that programs read, then the section that people read. */
  readonly lists: readonly [string, string];
  /** The folder that the names are relative to. */
  readonly folder: Path;
  readonly names: number;
}

/** Lists of files in JSON and YAML documents with the section of a document that names the same ones. */
export function sourcesIn(texts: readonly (readonly [Path, string])[], paths: ReadonlySet<Path>): readonly SurveyedSource[] {
  const short = texts.filter(([, text]) => text.length <= largest);
  const lists = short.flatMap(([path, text]) => (path.endsWith('.md') ? [] : fileLists(path, text)));
  if (lists.length === 0) return [];
  const sections = short.flatMap(([path, text]) => (path.endsWith('.md') ? sectionLists(path, text) : []));
  return lists.flatMap(({ reference, names }) => {
    // Of equal ones the last: a section before the section that its own is a part of.
    let best: SurveyedSource | undefined;
    for (const section of sections) {
      for (const folder of new Set(['', folderOf(section.path)])) {
        const listed = new Set(names.map(it => inFolder(it, folder)));
        const shared = new Set(section.names.map(it => inFolder(it, folder)).filter(it => listed.has(it)));
        const there = [...shared].filter(it => paths.has(it)).length;
        const same = shared.size >= fewest && shared.size >= 0.8 * Math.max(listed.size, section.items);
        if (same && there * 2 >= shared.size && shared.size >= (best?.names ?? 0))
          best = { lists: [reference, section.reference], folder, names: shared.size };
      }
    }
    return best ?? [];
  });
}

const inFolder = (name: string, folder: Path): Path => (folder === '' || name.startsWith(`${folder}/`) ? name : `${folder}/${name}`);

/** Lists of nothing but names of files. */
function fileLists(path: Path, text: string): readonly { readonly reference: string; readonly names: readonly string[] }[] {
  if ((text.match(/["' ][\w./-]+\.[a-z]{2,5}["'\s,]/g) ?? []).length < fewest) return [];
  const found: { reference: string; names: readonly string[] }[] = [];
  const visit = (node: YamlNode | undefined, pointer: string, depth: number): void => {
    if (depth > deepest) return;
    const names = isSeq(node) ? itemsOf(node).map(it => stringOf(it) ?? '') : [];
    if (names.length >= fewest && names.every(it => /^[\w./-]+\.\w{1,5}$/.test(it)))
      found.push({ reference: `${path}#${pointer}`, names: names.map(it => it.replace(/^\.?\//, '')) });
    if (!isMap(node)) return;
    for (const { key, value } of entriesOf(node)) visit(value, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`, depth + 1);
  };
  visit(parseYaml(text).roots[0], '', 0);
  return found;
}

interface Section {
  readonly path: Path;
  readonly reference: string;
  /** Whatever its items may stand for. */
  readonly names: readonly string[];
  readonly items: number;
}

function sectionLists(path: Path, text: string): readonly Section[] {
  const slugger = new Slugger();
  const titles = [...text.matchAll(/^#{1,6}\s+(.*?)\s*#*\s*$/gm)].slice(0, mostHeadings).map(it => slugger.slug(it[1] ?? ''));
  return titles.flatMap((anchor): readonly Section[] => {
    const listed = listedNames({ path, pointer: anchor, span: { start: 0, end: 0 } }, text);
    const names = listed.flatMap(it => it.value.names.map(({ name }) => name));
    return listed.length < fewest ? [] : [{ path, reference: `${path}#${anchor}`, names, items: listed.length }];
  });
}

/** Longer files are data. In UTF-16 units. */
const largest = 200_000;
const deepest = 5;
const mostHeadings = 80;

/** Names that two lists have to share before they seem to be one. */
const fewest = 3;
