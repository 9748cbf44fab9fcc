import { folderOf, nameOf, type Path, relativePath, resolvePath } from '../../base/path.ts';
import type { FactOf } from '../../facts/fact.ts';
import type { FactView } from '../../index/view.ts';
import { mergedBuild } from '../../resolve/composeBuild.ts';
import { composeSetsOf } from '../../resolve/composeSets.ts';
import { existence, past } from '../../resolve/paths.ts';
import { isProduced } from '../../resolve/produced.ts';
import { defineRule, fails, type Fix, holds, unknown } from '../rule.ts';

export default defineRule({
  id: 'compose/missing-file',
  summary: 'A compose file names a Dockerfile, build context or other file that does not exist',
  severity: 'error',
  confidence: 'certain',
  fix: 'review',
  judges: ['compose.path'],
  reads: ['compose.build', 'compose.service-reference', 'env.variable', 'tree.file'],
  judge(claim, facts) {
    const { use, optional, remote, implied } = claim.value;
    if (remote) return unknown('not-local');
    if (optional && use !== 'bind') return unknown('tolerated');
    const paths = candidates(claim, facts);
    if (paths === undefined) return unknown('unproven');
    for (const path of paths) {
      const there = facts.ask(existence, path);
      if (there === 'file' || there === 'folder') return holds;
      if (there !== 'missing') return unknown(there);
      if (facts.ask(isProduced, path)) return unknown('produced');
    }
    const path = paths[0] ?? '';
    const removed = facts.ask(past, path);
    const incidental = use === 'env_file' || use === 'bind';
    if (incidental && removed.state !== 'removed') return unknown('unproven');
    const what = words[use];
    const base = folderOf(path);
    const told =
      removed.state !== 'removed' ? '' : removed.to === undefined ? `; removed in ${removed.commit}, ${removed.date}` : `; moved to ${removed.to} in ${removed.commit}, ${removed.date}`;
    return fails({
      message: implied ? `No Dockerfile in ${base === '' ? 'the root folder' : base}, which "${claim.value.service}" builds${told}` : `No ${what} ${path}${told}`,
      confidence: incidental ? 'weak' : 'certain',
      fixes: implied ? [] : fixes(claim, path, removed.state === 'removed' ? removed.to : undefined),
    });
  },
});

const words: Readonly<Record<FactOf<'compose.path'>['value']['use'], string>> = {
  dockerfile: 'Dockerfile at',
  context: 'build context',
  include: 'compose file',
  extends: 'compose file',
  config: 'config file',
  secret: 'secret file',
  env_file: 'env file',
  bind: 'file or folder',
  project_directory: 'project folder',
};

/** Where the path may be, by every project that the file belongs to; undefined when that cannot be told. */
function candidates(
  claim: FactOf<'compose.path'>,
  facts: FactView<'compose.build' | 'compose.service-reference' | 'env.variable' | 'tree.file'>,
): readonly Path[] | undefined {
  const { use, service } = claim.value;
  const own = folderOf(claim.path);
  const found = new Set<Path>();
  const sets = facts.ask(composeSetsOf, claim.path);
  if (use !== 'dockerfile') {
    for (const folder of [own, ...sets.map(it => it.folder)]) {
      const path = resolvePath(folder, claim.key);
      if (path === undefined) return undefined;
      found.add(path);
    }
    return [...found];
  }
  for (const set of sets) {
    const build = mergedBuild(facts, set, service ?? '');
    if (build?.context === undefined || build.inline) return undefined;
    // The build's context is another claim, and a folder that is not there has no Dockerfile either.
    if (facts.ask(existence, build.context) !== 'folder') return undefined;
    if (claim.value.implied && build.named) return undefined;
    const path = resolvePath(build.context, claim.key);
    if (path === undefined) return undefined;
    found.add(path);
    // BuildKit falls back to the lower-case name.
    if (claim.value.implied) found.add(path.replace(/[^/]*$/, 'dockerfile'));
  }
  return found.size > 0 ? [...found] : undefined;
}

function fixes(claim: FactOf<'compose.path'>, path: Path, to: Path | undefined): readonly Fix[] {
  if (to === undefined) return [];
  const from = claim.key.endsWith(nameOf(path)) ? path.slice(0, path.length - claim.key.replace(/^\.\//, '').length).replace(/\/$/, '') : folderOf(claim.path);
  const relative = relativePath(from, to);
  const newText = claim.key.startsWith('./') && !relative.startsWith('.') ? `./${relative}` : relative;
  return [{ title: `Change to "${newText}"`, kind: 'safe', changes: [{ type: 'edit', path: claim.path, span: claim.span, newText }] }];
}
