import { lineStartsOf, type LineStarts } from '../base/lines.ts';
import { folderOf, nameOf, type Path } from '../base/path.ts';
import type { Span } from '../base/span.ts';
import { parseYaml } from '../extract/yaml.ts';
import type { Severity } from '../rules/rule.ts';
import { policySchema } from './schema.ts';
import { type PolicyProblem, type Valid, validate } from './validate.ts';

/** One `groundline.yaml` as it was read. */
export interface PolicyFile {
  readonly path: Path;
  readonly scope: PolicyScope;
  readonly lineStarts: LineStarts;
  /** What it sets, without what is not allowed. */
  readonly settings: PolicySettings;
  readonly problems: readonly PolicyProblem[];
}

/** What a policy file speaks of. */
export interface PolicyScope {
  /** The folder below which it holds; `''` is the workspace folder's root. */
  readonly folder: Path;
  /** Of a file above the workspace folder: the way from its folder to that root. */
  readonly down: Path;
}

/** What a policy file sets; a key that it does not set is absent. Globs are relative to the file's folder. */
export interface PolicySettings {
  readonly presets: readonly string[];
  readonly exclude?: readonly string[];
  readonly rules: ReadonlyMap<string, Severity | 'off'>;
  readonly history?: readonly { readonly match: string; readonly heading?: string; readonly span: Span }[];
  readonly protected?: ProtectedSettings;
}

export interface ProtectedSettings {
  readonly span: Span;
  readonly from: readonly { readonly reference: string; readonly span: Span }[];
  readonly deny: boolean;
  readonly paths: readonly { readonly match: string; readonly why?: string; readonly span: Span }[];
  readonly except: readonly string[];
}

export const policyFileName = 'groundline.yaml';

export const isPolicyFile = (path: Path): boolean => nameOf(path) === policyFileName;

/** Reads a policy. One that cannot be read as YAML sets nothing. One that holds for a part of the workspace folder sets fewer keys. */
export function readPolicyFile(
  path: Path,
  text: string,
  ruleIds: readonly string[],
  scope: PolicyScope = { folder: folderOf(path), down: '' },
): PolicyFile {
  const problems: PolicyProblem[] = [];
  const { roots, problems: unreadable } = parseYaml(text);
  for (const { span, message } of unreadable) problems.push({ span: onText(text, span), message: `This is no YAML: ${message}` });
  const [root] = roots;
  const valid =
    root === undefined || unreadable.length > 0 ? undefined : validate(root, policySchema(ruleIds, scope.folder !== ''), problems);
  return { path, scope, lineStarts: lineStartsOf(text), settings: settingsOf(valid), problems };
}

/** A parser names the end of the text for what is missing there; people look for the last character before it. */
function onText(text: string, { start, end }: Span): Span {
  const last = text.slice(0, start + 1).trimEnd().length - 1;
  return last < 0 || last >= start ? { start, end } : { start: last, end: last + 1 };
}

function settingsOf(root: Valid | undefined): PolicySettings {
  const get = (key: string): Valid | undefined => root?.entries?.get(key);
  const exclude = textsOf(get('exclude'));
  const history = get('history')?.items?.flatMap(it => matchOf(it));
  const protectedPaths = get('protected');
  return {
    presets: textsOf(get('extends')) ?? [],
    rules: new Map([...(get('rules')?.entries ?? [])].map(([id, it]) => [id, (it.text ?? 'off') as Severity | 'off'])),
    ...(exclude === undefined ? {} : { exclude }),
    ...(history === undefined ? {} : { history }),
    ...(protectedPaths === undefined ? {} : { protected: protectedOf(protectedPaths) }),
  };
}

function protectedOf(value: Valid): ProtectedSettings {
  const get = (key: string): Valid | undefined => value.entries?.get(key);
  return {
    span: value.span,
    from: (get('from')?.items ?? []).map(it => ({ reference: it.text ?? '', span: it.span })),
    deny: get('default')?.text === 'deny',
    paths: (get('paths')?.items ?? []).flatMap(it => {
      const why = it.entries?.get('why')?.text;
      return matchOf(it).map(({ match, span }) => ({ match, span, ...(why === undefined ? {} : { why }) }));
    }),
    except: textsOf(get('except')) ?? [],
  };
}

/** `match` and `heading` of an item that is a glob or a map. */
function matchOf(item: Valid): readonly { readonly match: string; readonly heading?: string; readonly span: Span }[] {
  const match = item.entries === undefined ? item : item.entries.get('match');
  const heading = item.entries?.get('heading')?.text;
  if (match?.text === undefined) return [];
  return [{ match: match.text, span: match.span, ...(heading === undefined ? {} : { heading }) }];
}

const textsOf = (value: Valid | undefined): readonly string[] | undefined => value?.items?.flatMap(it => it.text ?? []);
