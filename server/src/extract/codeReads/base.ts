import { folderOf, type Path } from '../../base/path.ts';
import type { ReadFacts } from '../../facts/reads.ts';
import type { Part } from './parts.ts';

/** What a path is joined to, and the strings that this brings in front of it. */
export interface Base {
  readonly base: ReadFacts['code.read']['base'];
  readonly folder?: Path;
  readonly climb?: NonNullable<ReadFacts['code.read']['climb']>;
  readonly parts: readonly Part[];
}

/** Follows the expression that ends at an offset, in front of a `/` or a comma, through names that the module binds once. */
export function baseOf(expression: Part, text: string, source: Path, depth = 0): Base | undefined {
  const written = expression.text;
  const file = fromFile.exec(written);
  if (file !== null) return climbed(expression, source, file[1] ?? '');
  const dirname = /^(?:os\.path\.)?(?:dirname\((?:os\.path\.)?)+(?:(?:abspath|realpath)\()?__file__\)+$/.exec(written);
  if (dirname !== null) {
    let folder = source;
    for (const _ of written.matchAll(/dirname\(/g)) folder = folderOf(folder);
    return { base: 'source', folder, parts: [] };
  }
  const plain = /^(?:pathlib\.)?Path\((["'])([\w.-][\w./-]*)\1\)$/.exec(written);
  if (plain?.[2] !== undefined) {
    const start = expression.start + written.indexOf(plain[2]);
    return { base: 'cwd', parts: [{ text: plain[2], start, end: start + plain[2].length }] };
  }
  if (/^(?:pathlib\.)?Path(?:\.cwd)?\(\)$/.test(written)) return { base: 'cwd', parts: [] };
  const joined = /^(.+?)\s*\/\s*(["'])([\w.-][\w./-]*)\2$/s.exec(written);
  if (joined !== null && depth < deepest) {
    const [, left = '', , part = ''] = joined;
    const base = baseOf({ text: left, start: expression.start, end: expression.start + left.length }, text, source, depth + 1);
    const start = expression.start + written.length - 1 - part.length;
    return base === undefined ? undefined : { ...base, parts: [...base.parts, { text: part, start, end: start + part.length }] };
  }
  if (!/^[A-Za-z_][\w.]*$/.test(written) || depth >= deepest) return undefined;
  const bound = boundOnce(written, text);
  if (bound !== undefined) return baseOf(bound, text, source, depth + 1);
  return bound === undefined && repositoryRoot.test(written) ? { base: 'root', parts: [] } : undefined;
}

const deepest = 6;
/** The folder of the file, and the steps up from it. */
const fromFile = /^(?:pathlib\.)?Path\(__file__\)((?:\.(?:resolve|absolute)\(\)|\.parent\b|\.parents\[\d\])*)$/;
const repositoryRoot = /^(?:self\.)?_?(?:repo|project)_?root$/i;

function climbed({ text, start }: Part, source: Path, steps: string): Base | undefined {
  const levels = Array.from(steps.matchAll(/\.parent\b|\.parents\[(\d)\]/g), it => (it[1] === undefined ? 1 : Number(it[1]) + 1));
  let folder = source;
  for (let up = levels.reduce((sum, it) => sum + it, 0); up > 0; up--) {
    if (folder === '') return undefined;
    folder = folderOf(folder);
  }
  const climb = /(?:\.parent)+$|\.parents\[\d\]$/.exec(text);
  const single = climb !== null && levels.length === (climb[0].match(/\.parent/g)?.length ?? 0);
  const written = climb?.[0].endsWith(']') === true ? 'parents' : 'parent';
  return {
    base: 'source',
    folder,
    parts: [],
    ...(single ? { climb: { start: start + climb.index, end: start + text.length, written } } : {}),
  };
}

/** What a name is bound to, when the module binds it at one place only, or to the same everywhere. */
function boundOnce(name: string, text: string): Part | undefined {
  const binding = new RegExp(`^[ \\t]*${name.replaceAll('.', '\\.')}[ \\t]*(?::[^=\\n]+)?=[ \\t]*(?!=)([^\\n#]+?)[ \\t]*(?:#.*)?$`, 'gm');
  const found = Array.from(text.matchAll(binding), it => ({
    text: it[1] ?? '',
    start: it.index + it[0].indexOf(it[1] ?? '', it[0].indexOf('=')),
  }));
  const [first] = found;
  if (first === undefined || found.some(it => it.text !== first.text)) return undefined;
  return { ...first, end: first.start + first.text.length };
}
