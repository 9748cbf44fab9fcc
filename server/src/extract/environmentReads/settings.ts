/** A field of a class of settings, or an alias of one: a variable that is looked for in any case. */
export interface Setting {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** What stands before it, `''` for an alias. */
  readonly prefix: string;
  /** What stands between it and the fields of its own, where these can be given alone. */
  readonly nested?: string;
}

/** The fields of the classes of pydantic-settings in a Python source. Source: pydantic-settings, "Environment variable names". */
export function settingsIn(text: string): readonly Setting[] {
  const settings: Setting[] = [];
  for (const header of text.matchAll(/^class\s+\w+\([^)]*Settings\b[^)]*\):[^\n]*\n/gm)) {
    const from = header.index + header[0].length;
    topLevel.lastIndex = from;
    const body = text.slice(from, topLevel.exec(text)?.index ?? text.length);
    const prefix = /\benv_prefix\s*=\s*["'](\w*)["']/.exec(body)?.[1] ?? '';
    const nested = /\benv_nested_delimiter\s*=\s*["'](\w+)["']/.exec(body)?.[1];
    const add = (name: string, start: number, before: string): void => {
      settings.push({ name, start, end: start + name.length, prefix: before, ...(nested === undefined ? {} : { nested }) });
    };
    for (const field of body.matchAll(/^(?: {4}|\t)([A-Za-z]\w*)[ \t]*:/gm)) {
      const name = field[1] ?? '';
      if (name !== 'model_config') add(name, from + field.index + field[0].indexOf(name), prefix);
    }
    for (const alias of body.matchAll(/\b(?:alias|validation_alias|env)\s*=\s*(?:AliasChoices\(|\[)?((?:\s*["']\w+["'],?)+)/g)) {
      const list = alias[1] ?? '';
      const start = from + alias.index + alias[0].lastIndexOf(list);
      for (const it of list.matchAll(/["'](\w+)["']/g)) add(it[1] ?? '', start + it.index + 1, '');
    }
  }
  return settings;
}

const topLevel = /^[^\s)#]/gm;
