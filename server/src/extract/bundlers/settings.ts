import type { SyntaxNode } from '@lezer/common';
import { parser } from '@lezer/javascript';
import { type Span, span } from '../../base/span.ts';

/** A setting of a configuration that is written in JavaScript. */
export interface Setting {
  /** The names of the properties that lead to it, from the outermost object: `build.outDir`. */
  readonly name: string;
  readonly value: StaticText | undefined;
  /** The value's place; a string's without its quotes. */
  readonly span: Span;
}

/** A text that stands in a program whatever runs. */
export interface StaticText {
  readonly text: string;
  /** Whether it is a path from the folder of the file (`__dirname`), and no path of the program's own choice. */
  readonly fromFile: boolean;
}

export interface Settings {
  readonly settings: readonly Setting[];
  /** The names of all settings. */
  readonly names: ReadonlySet<string>;
  /** Whether settings may come from elsewhere: a spread, another file of the workspace, a name that is used again. */
  readonly open: boolean;
}

/** The settings with these last names, read without running anything. */
export function settingsIn(text: string, lastNames: readonly string[]): Settings {
  const settings: Setting[] = [];
  const all = new Set<string>();
  let seen = 0;
  let spreads = false;
  typescript.parse(text).iterate({
    enter: ({ name, node }) => {
      if (name === 'Spread' && node.parent?.name === 'Property' && isSetting(node.parent)) spreads = true;
      if (name === 'PropertyDefinition' || name === 'PropertyName' || (name === 'String' && node.parent?.firstChild?.from === node.from)) {
        if (lastNames.includes(unquoted(text.slice(node.from, node.to)))) seen++;
      }
      if (name !== 'Property') return;
      const names = namesTo(node, text);
      if (names !== undefined) all.add(names.join('.'));
      const value = node.lastChild;
      if (names === undefined || value === null || !lastNames.includes(names.at(-1) ?? '')) return;
      const whole =
        value.name === 'String' || value.name === 'TemplateString' ? span(value.from + 1, value.to - 1) : span(value.from, value.to);
      settings.push({ name: names.join('.'), value: staticText(value, text), span: whole });
    },
  });
  const imports = /(?:from|require\(|import\()\s*['"]\.{1,2}\//.test(text);
  return { settings, names: all, open: spreads || imports || seen > settings.length };
}

const typescript = parser.configure({ dialect: 'ts' });

/** The names from the outermost object of a configuration to a property; undefined inside of a list or a call of another setting. */
function namesTo(property: SyntaxNode, text: string): readonly string[] | undefined {
  const names: string[] = [];
  let at: SyntaxNode | null = property;
  while (at?.name === 'Property') {
    const key = at.firstChild;
    if (key === null || (key.name !== 'PropertyDefinition' && key.name !== 'String')) return undefined;
    names.unshift(unquoted(text.slice(key.from, key.to)));
    at = at.parent?.parent ?? null;
  }
  for (; at !== null; at = at.parent) if (at.name === 'Property' || at.name === 'ArrayExpression') return undefined;
  return names;
}

const isSetting = (property: SyntaxNode): boolean => {
  let depth = 0;
  for (let at: SyntaxNode | null = property.parent; at !== null; at = at.parent) {
    if (at.name === 'ArrayExpression') return false;
    if (at.name === 'Property') depth++;
  }
  return depth <= 1;
};

/** `'x'`, `` `x` ``, `path.resolve(__dirname, 'x', 'y')`, `fileURLToPath(new URL('x', import.meta.url))`. */
function staticText(node: SyntaxNode, text: string): StaticText | undefined {
  const written = text.slice(node.from, node.to);
  if (node.name === 'String') return { text: unquoted(written), fromFile: false };
  if (node.name === 'TemplateString') return written.includes('${') ? undefined : { text: unquoted(written), fromFile: false };
  const url = /^(?:fileURLToPath\()?new URL\(\s*(['"])([^'"]*)\1\s*,\s*import\.meta\.url\s*\)(?:\.pathname)?\)?$/.exec(written);
  if (url?.[2] !== undefined) return { text: url[2], fromFile: true };
  const joined = /^(?:\w+\.)?(?:resolve|join)\(\s*(?:__dirname|import\.meta\.dirname)((?:\s*,\s*(?:'[^'\n]*'|"[^"\n]*"))*)\s*,?\s*\)$/.exec(
    written,
  );
  if (joined === null) return undefined;
  const parts = [...(joined[1] ?? '').matchAll(/'([^']*)'|"([^"]*)"/g)].map(it => it[1] ?? it[2] ?? '');
  return { text: parts.join('/') || '.', fromFile: true };
}

const unquoted = (text: string): string => (/^['"`]/.test(text) ? text.slice(1, -1) : text);
