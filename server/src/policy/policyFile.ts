import { lineStartsOf, type LineStarts } from '../base/lines.ts';
import { folderOf, nameOf, type Path } from '../base/path.ts';
import { nowhere, type Span } from '../base/span.ts';
import { parseYaml } from '../extract/yaml.ts';
import type { Severity } from '../rules/severity.ts';
import { baselineFileName, unreadableFile } from './baseline.ts';
import { policySchema } from './policySchema.ts';
import type { PolicyScope } from './scope.ts';
import { type PolicyProblem, type Valid, validate } from './validate.ts';

/** One `groundline.yaml` as it was read. */
export interface PolicyFile {
  readonly path: Path;
  readonly scope: PolicyScope;
  readonly lineStarts: LineStarts;
  /** What it sets, without what is not allowed. */
  readonly settings: PolicySettings;
  readonly problems: readonly PolicyProblem[];
  /** Of a preset: the place that names it, where everything that it says stands. */
  readonly at?: Span;
}

/** What a policy file sets; a key that it does not set is absent. Globs are relative to the file's folder. */
export interface PolicySettings {
  /** The text that they were read from, and that their places are in. */
  readonly text: string;
  /** What it extends: presets and files, as written. */
  readonly extended: readonly Valid[];
  readonly exclude?: readonly string[];
  readonly rules: ReadonlyMap<string, Severity | 'off'>;
  /** Every key's value by its name, for what the key itself states. */
  readonly values: ReadonlyMap<string, Valid>;
}

export const policyFileName = 'groundline.yaml';

/** Whether a file says what a folder wants: a policy, or the baseline of the whole folder. */
export const isPolicyFile = (path: Path): boolean => nameOf(path) === policyFileName || path === baselineFileName;

/** Reads a policy. One that cannot be read as YAML sets nothing. One that holds for a part of the workspace folder sets fewer keys. */
export function readPolicyFile(
  path: Path,
  text: string,
  ruleIds: readonly string[],
  place: Omit<PolicyScope, 'file'> = { folder: folderOf(path), down: '' },
): PolicyFile {
  const scope = { file: path, ...place };
  const problems: PolicyProblem[] = [];
  const { roots, problems: unreadable } = parseYaml(text);
  for (const { span, message } of unreadable) problems.push({ span: onText(text, span), message: `This is no YAML: ${message}` });
  const [root] = roots;
  const valid =
    root === undefined || unreadable.length > 0 ? undefined : validate(root, policySchema(ruleIds, scope.folder !== ''), problems);
  return { path, scope, lineStarts: lineStartsOf(text), settings: settingsOf(text, valid), problems };
}

/** A policy file that is there and cannot be read: it sets nothing, and says so. */
export function unreadablePolicyFile(path: Path): PolicyFile {
  const problems = [{ span: nowhere, message: unreadableFile }];
  const scope = { file: path, folder: folderOf(path), down: '' };
  return { path, scope, lineStarts: lineStartsOf(''), settings: settingsOf('', undefined), problems };
}

/** A parser names the end of the text for what is missing there; people look for the last character before it. */
function onText(text: string, { start, end }: Span): Span {
  const last = text.slice(0, start + 1).trimEnd().length - 1;
  return last < 0 || last >= start ? { start, end } : { start: last, end: last + 1 };
}

function settingsOf(text: string, root: Valid | undefined): PolicySettings {
  const values = root?.entries ?? new Map<string, Valid>();
  const exclude = textsOf(values.get('exclude'));
  return {
    text,
    extended: values.get('extends')?.items ?? [],
    rules: new Map([...(values.get('rules')?.entries ?? [])].map(([id, it]) => [id, (it.text ?? 'off') as Severity | 'off'])),
    values,
    ...(exclude === undefined ? {} : { exclude }),
  };
}

const textsOf = (value: Valid | undefined): readonly string[] | undefined => value?.items?.flatMap(it => it.text ?? []);
