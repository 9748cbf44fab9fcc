import fc from 'fast-check';
import { folderOf, nameOf, type Path } from '../server/src/base/path.ts';
import { nowhere } from '../server/src/base/span.ts';
import type { FactOf } from '../server/src/facts/fact.ts';

/** Texts by path. */
export type Files = Map<Path, string>;

/** A change of the workspace, told by numbers so that any will do for any workspace. */
export type Step =
  | { readonly does: 'replace'; readonly file: number; readonly word: number; readonly by: number }
  | { readonly does: 'insert'; readonly file: number; readonly line: number; readonly from: number; readonly that: number }
  | { readonly does: 'cut'; readonly file: number; readonly line: number }
  | { readonly does: 'break'; readonly file: number; readonly at: number; readonly text: string }
  | { readonly does: 'delete'; readonly file: number }
  | { readonly does: 'rename'; readonly file: number; readonly to: number }
  | { readonly does: 'create'; readonly file: number; readonly to: number }
  | { readonly does: 'history'; readonly file: number };

const number = fc.nat({ max: 10_000 });
/** Any step. */
export const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ does: fc.constant('replace' as const), file: number, word: number, by: number }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('insert' as const), file: number, line: number, from: number, that: number }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('cut' as const), file: number, line: number }) },
  {
    weight: 1,
    arbitrary: fc.record({
      does: fc.constant('break' as const),
      file: number,
      at: number,
      text: fc.constantFrom('{', ':', '`', '"', '\t', '\r', '#', '\n\n', '- ', '..'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('delete' as const), file: number }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('rename' as const), file: number, to: number }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('create' as const), file: number, to: number }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('history' as const), file: number }) },
);

/** Changes the files as a step says; returns the history after it. */
export function take(step: Step, files: Files, names: readonly Path[], history: readonly FactOf[]): readonly FactOf[] {
  const paths = [...files.keys()].sort();
  const path = paths[step.file % Math.max(1, paths.length)];
  if (path === undefined) return history;
  const text = files.get(path) ?? '';
  const lines = text.split('\n');
  const words = (of: string): readonly RegExpExecArray[] => [...of.matchAll(/[\w.:/-]{2,}/g)];
  switch (step.does) {
    case 'replace': {
      const all = paths.flatMap(it => words(files.get(it) ?? '').map(word => word[0]));
      const word = words(text)[step.word % Math.max(1, words(text).length)];
      if (word !== undefined)
        files.set(path, text.slice(0, word.index) + (all[step.by % all.length] ?? '') + text.slice(word.index + word[0].length));
      return history;
    }
    case 'insert': {
      const from = (files.get(paths[step.from % paths.length] ?? '') ?? '').split('\n');
      files.set(path, lines.toSpliced(step.line % lines.length, 0, from[step.that % from.length] ?? '').join('\n'));
      return history;
    }
    case 'cut':
      files.set(path, lines.toSpliced(step.line % lines.length, 1).join('\n'));
      return history;
    case 'break':
      files.set(path, text.slice(0, step.at % (text.length + 1)) + step.text + text.slice(step.at % (text.length + 1)));
      return history;
    case 'delete':
      files.delete(path);
      return history;
    case 'rename': {
      const to = `${folderOf(names[step.to % names.length] ?? '')}/${nameOf(path)}`.replace(/^\//, '');
      files.delete(path);
      files.set(to, text);
      return history;
    }
    case 'create':
      files.set(names[step.to % names.length] ?? 'README.md', text);
      return history;
    case 'history':
      return [...stateOfHistory('ready'), removed(names[step.file % names.length] ?? 'README.md')];
  }
}

/** A history of which nothing is known but whether it is. */
export const stateOfHistory = (state: 'pending' | 'ready'): readonly FactOf[] => [
  { kind: 'history.state', key: '', value: { state }, path: '', span: nowhere },
];
const removed = (path: Path): FactOf => ({
  kind: 'history.removed',
  key: path,
  value: { commit: '3f2a1b0', date: '2025-12-30' },
  path,
  span: nowhere,
});
