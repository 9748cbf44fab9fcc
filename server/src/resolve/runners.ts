import { compileGlob } from '../base/glob.ts';
import { nameOf, type Path, resolvePath } from '../base/path.ts';
import { defineResolution } from '../index/view.ts';

/** The documents whose commands run a file, other scripts included; question: the file's path. */
export const runnersOf = defineResolution({
  id: 'runners-of',
  reads: ['script.mention'],
  answer(facts, path: Path): readonly Path[] {
    const { named, patterns } = facts.ask(runs, '');
    const matching = patterns.filter(it => compileGlob(it.glob)?.(path) === true).map(it => it.document);
    const mentions = facts.get('script.mention', nameOf(path)).map(it => it.path);
    return [...new Set([...(named.get(path) ?? []), ...matching, ...mentions])].filter(it => it !== path).sort();
  },
});

interface Runs {
  readonly named: ReadonlyMap<Path, readonly Path[]>;
  readonly patterns: readonly { readonly glob: string; readonly document: Path }[];
}

/** What the commands of workflows, hooks, tasks and scripts run, wherever they may be started. */
const runs = defineResolution({
  id: 'runs',
  reads: ['command.file', 'command.module'],
  answer(facts): Runs {
    const named = new Map<Path, Path[]>();
    const patterns: { glob: string; document: Path }[] = [];
    const add = (path: Path | undefined, document: Path): void => {
      if (path === undefined) return;
      const known = named.get(path);
      if (known === undefined) named.set(path, [document]);
      else known.push(document);
    };
    for (const { key, path: document, value } of facts.all('command.file')) {
      if (value.origin === 'prose' || value.origin === 'data' || value.origin === 'text') continue;
      for (const folder of ['', ...value.cwd.folders]) {
        const path = resolvePath(folder, key);
        if (path !== undefined && /[*?]/.test(path)) patterns.push({ glob: path, document });
        else add(path, document);
      }
    }
    for (const { key, path: document, value } of facts.all('command.module')) {
      if (!value.run || value.origin === 'prose' || value.origin === 'data' || value.origin === 'text') continue;
      for (const folder of ['', 'src', ...value.cwd.folders]) add(resolvePath(folder, `${key.replaceAll('.', '/')}.py`), document);
    }
    return { named, patterns };
  },
});
