import { folderOf, foldersAbove, isInside, nameOf, type Path, resolvePath } from '../../base/path.ts';
import type { FactOf } from '../../facts/fact.ts';
import type { FactView } from '../../index/view.ts';
import { isLaidAside } from '../../resolve/archives.ts';
import { buildContextsOf, saysWhatIsBuilt } from '../../resolve/dockerContexts.ts';
import { excludedBy } from '../../resolve/dockerIgnore.ts';
import { evidenceOf } from '../../resolve/evidence.ts';
import { isBinaryOfGoreleaser } from '../../resolve/goreleaser.ts';
import { hasKin } from '../../resolve/nearName.ts';
import { existence, past, type Past, sameSuffix } from '../../resolve/paths.ts';
import { isProduced } from '../../resolve/produced.ts';
import { copyFromNow } from '../copyFromNow.ts';
import { defineRule, fails, holds, unknown, type Verdict } from '../rule.ts';

export default defineRule({
  id: 'docker/missing-copy-source',
  summary: 'COPY or ADD takes a file that the build context does not hold',
  severity: 'warning',
  confidence: 'certain',
  fix: 'review',
  judges: ['docker.copy-source'],
  reads: ['ignore.pattern', 'tree.file', 'tree.name', 'mention.file'],
  judge(claim, facts) {
    // Any wildcard may match nothing.
    if (/[*?[\\]/.test(claim.key)) return holds;
    const source = claim.key.replace(/^(?:\.{0,2}\/)+/, '').replace(/\/\.?$/, '');
    if (/^\.{0,2}$/.test(source)) return holds;
    const { known, above } = facts.ask(buildContextsOf, claim.path);
    // A build fills the folder first.
    if (known.some(it => facts.ask(existence, it) !== 'folder')) return unknown('produced');
    for (const context of known.length > 0 ? known : above) {
      const path = resolvePath(context, source);
      if (path === undefined) continue;
      const there = facts.ask(existence, path);
      if (there === 'file' || there === 'folder') return ignoredVerdict(claim, known, source, facts);
      if (there !== 'missing') return unknown(there);
      if (facts.ask(isProduced, path)) return unknown('produced');
    }
    for (const context of above) {
      const path = resolvePath(context, source);
      const there = path === undefined ? 'missing' : facts.ask(existence, path);
      if (there !== 'missing') return unknown(there === 'ignored' || there === 'opaque' ? there : 'elsewhere');
    }
    if (isBinaryOfGoreleaser(facts, source)) return unknown('produced');
    return missing(claim, { known, above }, source, facts);
  },
});

type Kinds = 'docker.copy-source' | 'ignore.pattern' | 'tree.file' | 'tree.name' | 'mention.file';
type Removed = Extract<Past, { state: 'removed' }>;

function missing(
  claim: FactOf<'docker.copy-source'>,
  { known, above }: { readonly known: readonly Path[]; readonly above: readonly Path[] },
  source: Path,
  facts: FactView<Kinds>,
): Verdict {
  const contexts = known.length > 0 ? known : above;
  const removals = contexts.map(it => ({ context: it, removed: facts.ask(past, resolvePath(it, source) ?? source) }));
  const removal = removals.find(it => it.removed.state === 'removed');
  if (removal === undefined && known.length === 0) {
    if (sameSuffix(facts, source).length > 0) return unknown('elsewhere');
    if (!mayBeOurs(claim, source, facts)) return unknown('not-local');
  }
  const context = removal?.context ?? contexts[0] ?? '';
  const where = context === '' ? 'the root folder' : context;
  const gone = removal?.removed.state === 'removed' ? removal.removed : undefined;
  // With what was laid aside the image may have been, too.
  const isPutAway = gone?.to !== undefined && isLaidAside(source, gone.to, claim.path);
  // What was never tracked may be made by a way that nobody can see; what has no ending was perhaps a program, tracked by accident.
  // A Dockerfile that somebody would have to name, and nobody does while others are built, was perhaps left behind when its sources went.
  const isCertain =
    known.length > 0
      ? (gone !== undefined && !isPutAway) || isOurs(claim, context, source, facts)
      : nameOf(claim.path) === 'Dockerfile' &&
        !facts.ask(saysWhatIsBuilt, '') &&
        (gone?.to !== undefined || (gone !== undefined && folderOf(claim.path) === context && hasExtension(source)));
  return fails({
    message:
      known.length > 0 || gone !== undefined
        ? `No "${source}" in the build context, ${where}${gone === undefined ? '' : `; ${story(gone)}`}`
        : `No "${source}" in any folder that the image may be built in`,
    confidence: isCertain ? 'certain' : 'likely',
    fixes:
      gone?.to === undefined || isPutAway || !isInside(gone.to, context) ? [] : [copyFromNow(claim, source, context, gone.to, gone.edited)],
  });
}

/**
 * Whether an unknown context is likely a folder of the workspace rather than one that a build tool fills: other sources are
 * there, and so is the folder that this one is taken from.
 */
function mayBeOurs(claim: FactOf<'docker.copy-source'>, source: Path, facts: FactView<Kinds>): boolean {
  const others = facts.in(claim.path, 'docker.copy-source').map(it => it.key.replace(/^(?:\.{0,2}\/)+/, ''));
  const first = source.includes('/') ? source.slice(0, source.indexOf('/')) : undefined;
  return (
    others.some(it => isThere(it, claim.path, facts)) && (first === undefined ? hasExtension(source) : isThere(first, claim.path, facts))
  );
}

function isThere(source: Path, dockerfile: Path, facts: FactView): boolean {
  return (
    !/^\.{0,2}$/.test(source) &&
    [...foldersAbove(dockerfile)].some(it => {
      const path = resolvePath(it, source);
      const there = path === undefined ? 'missing' : facts.ask(existence, path);
      return there === 'file' || there === 'folder';
    })
  );
}

/** A source that is there may still be kept out of the context. */
function ignoredVerdict(claim: FactOf<'docker.copy-source'>, known: readonly Path[], source: Path, facts: FactView<Kinds>): Verdict {
  for (const context of known) {
    const path = resolvePath(context, source);
    if (path === undefined || facts.ask(existence, path) === 'missing') continue;
    const line = excludedBy(facts, claim.path, context, path);
    if (line === undefined) return holds;
    return fails({
      message: `"${source}" is kept out of the build context by ${line.path}`,
      related: [{ path: line.path, span: line.span, message: 'this line leaves it out' }],
    });
  }
  return holds;
}

/** A name without an extension, or of an archive, is as likely what a build step leaves there as a file of the repository. */
const hasExtension = (source: Path): boolean =>
  nameOf(source).lastIndexOf('.') > 0 && !/\.(?:tar|gz|tgz|xz|zst|zip|jar|war|whl|deb|rpm|apk|exe|so|dll)$/i.test(source);

/**
 * Whether a source that was never tracked is still one of the repository's own files: evidence speaks for it, others of its format lie
 * in its folder, and no other text speaks of it, as one would that makes it or tells the reader to.
 */
function isOurs(claim: FactOf<'docker.copy-source'>, context: Path, source: Path, facts: FactView<Kinds>): boolean {
  const path = resolvePath(context, source);
  if (path === undefined || facts.ask(evidenceOf, path) === undefined || !hasExtension(source) || !facts.ask(hasKin, path)) return false;
  return !facts.get('mention.file', nameOf(source)).some(it => it.path !== claim.path);
}

function story(removed: Removed): string {
  const when = `in ${removed.commit}, ${removed.date}`;
  return removed.to === undefined ? `removed ${when}` : `moved to ${removed.to} ${when}`;
}
