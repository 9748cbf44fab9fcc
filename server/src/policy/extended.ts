import { type Path, resolvePath } from '../base/path.ts';
import { type PolicyFile, readPolicyFile } from './policyFile.ts';
import { presets } from './presets.ts';
import type { PolicyProblem, Valid } from './validate.ts';

/** The files, not presets, that a policy file extends. */
export function extendedPaths({ settings, scope }: PolicyFile): readonly Path[] {
  // What lies above the workspace folder is not read.
  if (scope.down !== '') return [];
  return settings.extended.flatMap(({ text = '' }) => (isPreset(text) ? [] : (resolvePath(scope.folder, text) ?? [])));
}

const isPreset = (name: string): boolean => Object.hasOwn(presets, name);

/**
 * A policy file and what it extends, nearest first, the last of its list before the others. What a nearer one sets is left
 * out of those behind it: maps merge by key, lists are replaced.
 */
export function withExtended(
  file: PolicyFile,
  textOf: (path: Path) => string | undefined,
  ruleIds: readonly string[],
): readonly PolicyFile[] {
  const found: PolicyFile[] = [];
  const seen = new Set([file.path]);
  const visit = (it: PolicyFile): void => {
    const problems: PolicyProblem[] = [];
    const behind: PolicyFile[] = [];
    for (const { text = '', span } of it.settings.extended.toReversed()) {
      const preset = isPreset(text) ? presets[text] : undefined;
      const path = preset === undefined ? resolvePath(it.scope.folder, text) : text;
      if (path === undefined || seen.has(path)) continue;
      const content = preset ?? textOf(path);
      if (content === undefined) {
        if (it.scope.down === '') problems.push({ span, message: `No file ${path} to extend` });
        continue;
      }
      seen.add(path);
      const place = { folder: file.scope.folder, down: file.scope.down };
      // What a preset says stands where it is named; a rule that it knows and this program does not is no mistake of anybody's.
      const read = readPolicyFile(preset === undefined ? path : it.path, content, ruleIds, place);
      behind.push(preset === undefined ? read : { ...read, problems: [], at: it.at ?? span, lineStarts: it.lineStarts });
    }
    found.push(problems.length === 0 ? it : { ...it, problems: [...it.problems, ...problems] });
    for (const next of behind) visit(next);
  };
  visit(file);
  return found.map((it, index) => ({
    ...it,
    settings: {
      ...it.settings,
      values: found.slice(0, index).reduce((values, nearer) => without(values, nearer.settings.values), it.settings.values),
    },
  }));
}

/** The values that nearer ones do not set. */
function without(values: ReadonlyMap<string, Valid>, nearer: ReadonlyMap<string, Valid>): ReadonlyMap<string, Valid> {
  return new Map(
    [...values].flatMap(([key, value]): [string, Valid][] => {
      const other = nearer.get(key);
      if (other === undefined) return [[key, value]];
      if (value.entries === undefined || other.entries === undefined) return [];
      return [[key, { ...value, entries: without(value.entries, other.entries) }]];
    }),
  );
}
