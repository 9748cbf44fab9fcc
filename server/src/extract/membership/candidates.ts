import type { Language } from './language.ts';

/**
 * The constants that a module may test a changed text against, by its lines: asked before a tree is built, since few modules do. A value
 * counts as changed where its line calls what changes a text, or where it ends with a variable that got such a value.
 */
export function candidatesIn(text: string, { changing, constants, tests, valueOf }: Language): ReadonlySet<string> {
  const found = new Set<string>();
  if (!changing.test(text)) return found;
  const made = new Set(Array.from(text.matchAll(constants), it => it[1] ?? ''));
  if (made.size === 0) return found;
  let changed: ReadonlySet<string> | undefined;
  for (const test of text.matchAll(tests)) {
    const set = test[1] ?? '';
    if (!made.has(set) || found.has(set)) continue;
    const value = valueOf(text, test.index, test.index + test[0].length).trimEnd();
    const isChanged = changing.test(value) || (changed ??= changedVariables(text, changing)).has(variable.exec(value)?.[0] ?? '');
    if (isChanged) found.add(set);
  }
  return found;
}

const variable = /[A-Za-z_$][\w$]*$/;

/** Variables that got a changed text, or such a variable, on some line. */
function changedVariables(text: string, changing: RegExp): ReadonlySet<string> {
  const changed = new Set<string>();
  const copied: { readonly to: string; readonly from: string }[] = [];
  for (const [, to = '', value = ''] of text.matchAll(assignment)) {
    if (changing.test(value)) changed.add(to);
    else copied.push({ to, from: /^[\w$]+/.exec(value)?.[0] ?? '' });
  }
  for (let before = -1; before < changed.size; ) {
    before = changed.size;
    for (const { to, from } of copied) if (changed.has(from)) changed.add(to);
  }
  return changed;
}

/** With the lines behind it that go on with a call of a method. */
const assignment = /^[ \t]*(?:(?:const|let|var)[ \t]+)?([A-Za-z_$][\w$]*)[ \t]*(?::[^=\n]+)?=[ \t]*([^=\n][^\n]*(?:\n[ \t]*\.[^\n]*)*)/gm;
