import { foldersAbove, type Path, resolvePath } from '../base/path.ts';
import { defineResolution } from '../index/view.ts';
import { composeBuildsOf } from './composeBuild.ts';

/** What a Dockerfile is built with. */
export interface BuildContexts {
  /** Contexts that compose files and `docker build` lines name. */
  readonly known: readonly Path[];
  /** The folders above the Dockerfile, nearest first: what it is built with where nobody says. */
  readonly above: readonly Path[];
}

/** The folders that a Dockerfile may be built with; question: its path. */
export const buildContextsOf = defineResolution({
  id: 'build-contexts',
  reads: ['docker.build'],
  answer(facts, dockerfile: Path): BuildContexts {
    const above = [...foldersAbove(dockerfile)];
    const known = new Set(facts.ask(composeBuildsOf, dockerfile).map(it => it.context));
    for (const { path, key, value, veto } of facts.all('docker.build')) {
      if (veto !== undefined || value.context === undefined || /[$:{]/.test(value.context + key)) continue;
      const folders = value.cwd.certain ? value.cwd.folders : [...new Set([...value.cwd.folders, ...foldersAbove(path)])];
      for (const folder of folders) {
        const context = resolvePath(folder, value.context);
        if (context === undefined) continue;
        const file = key === '' ? resolvePath(context, 'Dockerfile') : resolvePath(folder, key);
        if (file === dockerfile) known.add(context);
      }
    }
    return { known: [...known], above };
  },
});
