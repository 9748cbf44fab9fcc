import type { Arg, Dockerfile, Env, From, Property } from 'dockerfile-ast';

/** What holds at an instruction of a Dockerfile, as far as the file itself tells. */
export class Building {
  /** The index of the stage. */
  stage = -1;
  /** The working directory: absolute, or relative to the one that the base image brings; undefined when it cannot be told. */
  folder: string | undefined = '';
  /** Arguments before the first FROM with their defaults, the only variables that a FROM can use. */
  readonly #defaults: ReadonlyMap<string, string>;
  #variables = new Map<string, string>();
  /** The working directories that stages end with, by their names and indexes. */
  readonly #ends = new Map<string, string | undefined>();
  #names: readonly string[] = [];

  constructor(file: Dockerfile) {
    this.#defaults = new Map(file.getInitialARGs().flatMap(it => pairOf(it.getProperty())));
  }

  from(from: From): void {
    this.stage++;
    const base = from.getImage()?.toLowerCase() ?? '';
    // A stage goes on where the one that it builds on ends.
    this.folder = this.#ends.has(base) ? this.#ends.get(base) : '';
    this.#names = [String(this.stage), (from.getBuildStage() ?? '').toLowerCase()].filter(it => it !== '');
    this.#variables = new Map();
    this.#end();
  }

  workdir(written: string): void {
    const path = this.fill(written);
    this.folder = path === undefined ? undefined : joined(this.folder, path);
    this.#end();
  }

  arg(arg: Arg): void {
    const property = arg.getProperty();
    const name = property?.getName();
    if (name === undefined) return;
    const value = property?.getValue() ?? this.#defaults.get(name);
    if (value === undefined || value === null) this.#variables.delete(name);
    else this.#variables.set(name, value);
  }

  env(env: Env): void {
    for (const it of env.getProperties()) {
      const value = this.fill(it.getValue() ?? '');
      if (value === undefined) this.#variables.delete(it.getName());
      else this.#variables.set(it.getName(), value);
    }
  }

  /** A text of the stage with its variables filled in; undefined when one has no value here. */
  fill = (text: string): string | undefined => fillWith(text, this.#variables);

  /** The same of a FROM, which knows other variables. */
  fillFrom = (text: string): string | undefined => fillWith(text, this.#defaults);

  #end(): void {
    for (const it of this.#names) this.#ends.set(it, this.folder);
  }
}

/** A path as it is meant from a folder; undefined when the folder is needed and not known. */
export function joined(folder: string | undefined, path: string): string | undefined {
  if (path.startsWith('/')) return cleaned(path);
  if (folder === undefined) return undefined;
  return cleaned(folder === '' ? path : `${folder}/${path}`);
}

/** Without `.`, `..` and empty segments; undefined where it climbs above what is known. */
function cleaned(path: string): string | undefined {
  const segments: string[] = [];
  for (const it of path.split('/')) {
    if (it === '' || it === '.') continue;
    if (it !== '..') segments.push(it);
    else if (segments.pop() === undefined && !path.startsWith('/')) return undefined;
  }
  return (path.startsWith('/') ? '/' : '') + segments.join('/');
}

function fillWith(text: string, variables: ReadonlyMap<string, string>): string | undefined {
  let open = false;
  const filled = text.replace(/\$(?:\{(\w+)(?::?-([^}]*))?\}|(\w+))/g, (_, braced?: string, other?: string, plain?: string) => {
    const value = variables.get(braced ?? plain ?? '') || other;
    if (value === undefined || value === '') open = true;
    return value ?? '';
  });
  return open || filled.includes('$') || /\{\{|<%/.test(filled) ? undefined : filled;
}

function pairOf(property: Property | null): readonly (readonly [string, string])[] {
  const value = property?.getValue();
  return property === null || value === null || value === undefined ? [] : [[property.getName(), value]];
}
