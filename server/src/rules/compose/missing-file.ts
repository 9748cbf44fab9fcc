import { folderOf, foldersAbove, type Path, relativePath, resolvePath } from '../../base/path.ts';
import type { FactOf } from '../../facts/fact.ts';
import type { FactView } from '../../index/view.ts';
import { isLaidAside } from '../../resolve/archives.ts';
import { mergedBuild } from '../../resolve/composeBuild.ts';
import { isLayer, isMergedWithUnknown } from '../../resolve/composeLayers.ts';
import { composeProjectOf } from '../../resolve/composeProject.ts';
import { composeSetsOf } from '../../resolve/composeSets.ts';
import { evidenceOf } from '../../resolve/evidence.ts';
import { isCopiedAway } from '../../resolve/copiedAway.ts';
import { existence, type Past, past } from '../../resolve/paths.ts';
import { isProduced } from '../../resolve/produced.ts';
import { isOfCatalogue } from '../../resolve/rancherCatalogue.ts';
import { changeTo } from '../edit.ts';
import { defineRule, fails, type Fix, holds, unknown } from '../rule.ts';

export default defineRule({
  id: 'compose/missing-file',
  summary: 'A compose file names a Dockerfile, build context or other file that does not exist',
  severity: 'error',
  confidence: 'certain',
  fix: 'review',
  judges: ['compose.path'],
  reads: ['compose.file', 'compose.build', 'compose.service', 'env.variable', 'tree.file'],
  judge(claim, facts) {
    const { use, optional, remote, implied } = claim.value;
    if (remote || facts.ask(isOfCatalogue, claim.path)) return unknown('not-local');
    if (optional && use !== 'bind') return unknown('tolerated');
    const places = candidates(claim, facts);
    const first = places?.[0];
    if (places === undefined || first === undefined) return unknown('unproven');
    if (facts.ask(isLayer, claim.path)) return unknown('elsewhere');
    for (const { path } of places) {
      const there = facts.ask(existence, path);
      if (there === 'file' || there === 'folder') return holds;
      if (there !== 'missing') return unknown(there);
      if (facts.ask(isProduced, path)) return unknown('produced');
    }
    const { path } = first;
    // A file may be copied up, or run with --project-directory: one that Compose does not find by itself always is.
    const { alone, discovered, state } = facts.ask(composeProjectOf, claim.path);
    const climbs = (claim.value.under ?? claim.key).startsWith('../');
    const moved = standsAbove(claim, facts);
    if (moved && !climbs && !discovered && !implied) return unknown('elsewhere');
    // What nobody is known to run may be copied elsewhere, or be run there by a program.
    const loose = state === 'fragment' || alone || facts.ask(isMergedWithUnknown, claim.path) || facts.ask(isCopiedAway, claim.path);
    const removed = facts.ask(past, path);
    const incidental = use === 'env_file' || use === 'bind';
    if (incidental && removed.state !== 'removed') return unknown('unproven');
    // Users make what a project must not keep: one that history never had is no slip for sure.
    const evidence = facts.ask(evidenceOf, path);
    const made = (use === 'secret' || use === 'config') && evidence !== 'history' && evidence !== 'slip';
    const what = words[use];
    const base = folderOf(path);
    const told =
      removed.state !== 'removed'
        ? ''
        : removed.to === undefined
          ? `; removed in ${removed.commit}, ${removed.date}`
          : `; moved to ${removed.to} in ${removed.commit}, ${removed.date}`;
    return fails({
      message: implied
        ? `No Dockerfile in ${base === '' ? 'the root folder' : base}, which "${claim.value.service}" builds${told}`
        : `No ${what} ${path}${told}`,
      confidence: incidental ? 'weak' : moved || made || loose ? 'likely' : 'certain',
      fixes: implied ? [] : fixes(claim, first, removed, facts),
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

/** A path as it may be meant, and the folder that it is relative to. */
interface Place {
  readonly base: Path;
  readonly path: Path;
}

/** Where the path may be, by every project that the file belongs to; undefined when that cannot be told. */
function candidates(
  claim: FactOf<'compose.path'>,
  facts: FactView<'compose.file' | 'compose.build' | 'compose.service' | 'env.variable' | 'tree.file'>,
): readonly Place[] | undefined {
  const { use, service, implied } = claim.value;
  const bases = new Set<Path>();
  const sets = facts.ask(composeSetsOf, claim.path);
  if (use === 'dockerfile') {
    for (const set of sets) {
      const build = mergedBuild(facts, set, service ?? '');
      if (build?.context === undefined || build.inline !== undefined || (implied && build.named)) return undefined;
      // The build's context is another claim, and a folder that is not there has no Dockerfile either.
      if (facts.ask(existence, build.context) !== 'folder') return undefined;
      bases.add(build.context);
    }
  } else for (const folder of [folderOf(claim.path), ...sets.map(it => it.folder)]) bases.add(folder);
  const places: Place[] = [];
  for (const base of bases) {
    // BuildKit falls back to the lower-case name.
    for (const name of use === 'dockerfile' ? [claim.key, claim.key.replace(/(?<=^|\/)Dockerfile$/, 'dockerfile')] : [claim.key]) {
      const path = resolvePath(base, name);
      if (path === undefined) return undefined;
      places.push({ base, path });
    }
  }
  return places;
}

/** Where it went, or the same path below a folder above: a compose file that was moved deeper climbs too few steps. */
function fixes(claim: FactOf<'compose.path'>, { base, path }: Place, removed: Past, facts: FactView): readonly Fix[] {
  const climbed = claim.key.replace(/^(?:\.{1,2}\/)+/, '');
  const climbs = claim.key.startsWith('../');
  const above = climbs ? [...foldersAbove(folderOf(path))].map(it => resolvePath(it, climbed)).find(it => stands(it, facts)) : undefined;
  const went = removed.state === 'removed' && removed.to !== undefined ? removed : undefined;
  const found = went?.to ?? above;
  if (found === undefined || (went?.to !== undefined && isLaidAside(path, went.to, claim.path))) return [];
  const relative = relativePath(base, found);
  const newText = claim.key.startsWith('./') && !relative.startsWith('.') ? `./${relative}` : relative;
  return [changeTo(claim, newText, went?.edited === false ? 'safe' : 'review')];
}

/** Whether it stands from a folder above, as written or without its climbing steps: the file is merged, or copied, elsewhere. */
function standsAbove({ path, key, value: { under, implied } }: FactOf<'compose.path'>, facts: FactView): boolean {
  const ways = [...(implied ? [] : [key]), ...(under === undefined ? [] : [`${under}/${key}`])];
  return [...foldersAbove(folderOf(path))].some(folder =>
    ways.some(it => [it, it.replace(/^(?:\.{1,2}\/)+/, '')].some(way => stands(resolvePath(folder, way), facts))),
  );
}

const stands = (path: Path | undefined, facts: FactView): boolean =>
  path !== undefined && ['file', 'folder'].includes(facts.ask(existence, path));
