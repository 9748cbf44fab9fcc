import { isInside, type Path } from '../base/path.ts';
import { idOf } from '../extract/approvals/canonical.ts';
import { isAddress } from '../extract/approvals/record.ts';
import type { DecidedPath } from '../facts/approvals.ts';
import type { FactView } from '../index/view.ts';
import { type Recorded, recordDecision, recordRequest, signedText } from '../governance/records.ts';
import { protectorsOf } from '../resolve/protection.ts';
import { readChanges } from './changes.ts';
import { git } from './git.ts';
import { sign } from './signing.ts';
import { writeFiles } from './write.ts';

/** What somebody decides about, or asks to be decided. */
export interface Deciding {
  readonly as: 'approve' | 'reject' | 'request';
  /** Files and folders; all that is protected and changed in them is meant. */
  readonly paths: readonly Path[];
  /** The commit that the change is compared with. */
  readonly base: string;
  readonly reason: string;
  /** E-mail address of who decides; that of git when left out. Not asked of a request. */
  readonly approver?: string;
  /** E-mail address of who asked; that of git when left out. */
  readonly requester?: string;
  /** An SSH key to sign with. */
  readonly key?: string;
  /** The {@link contentsKey} of what the decider has seen; what lies on disk whatever it is when left out. */
  readonly contents?: string;
  readonly now: Date;
}

/** What was recorded, and about which paths. */
export interface Decided {
  readonly file: Path;
  readonly paths: readonly Path[];
}

/** Nothing can be decided, said in a sentence without a final period. */
export class DecisionError extends Error {
  override readonly name = 'DecisionError';
}

/**
 * Records a decision or a request on what lies on disk now, as one new file. Throws a {@link DecisionError}, a `SigningError` or a
 * `WriteError`, and has written nothing then.
 */
export async function decide(root: string, facts: FactView, deciding: Deciding): Promise<Decided> {
  const paths = await decidablePaths(root, facts, deciding);
  if (deciding.contents !== undefined && deciding.contents !== contentsKey(paths))
    throw new DecisionError('What was to be decided changed meanwhile; look at it again');
  const own = await configuredAddress(root);
  const requester = address(deciding.requester ?? own, 'asked');
  const { base, reason } = deciding;
  const said = { paths, base, requester, reason, time: deciding.now.toISOString().replace(/\.\d+Z$/, 'Z') };
  const recorded =
    deciding.as === 'request'
      ? recordRequest(said)
      : await recordedDecision({ ...said, decision: deciding.as, approver: address(deciding.approver ?? own, 'decides') }, deciding.key);
  await writeFiles(root, { edits: new Map(), creations: new Map([[recorded.path, recorded.text]]) }, new Map());
  return { file: recorded.path, paths: paths.map(it => it.path) };
}

async function recordedDecision(decision: Parameters<typeof recordDecision>[0], key: string | undefined): Promise<Recorded> {
  const unsigned = recordDecision(decision);
  return key === undefined ? unsigned : recordDecision(decision, await sign(signedText(JSON.parse(unsigned.text)), key));
}

/** Tells one set of contents from another, so that nobody decides about what they have not seen. */
export const contentsKey = (paths: readonly DecidedPath[]): string => idOf([...paths].sort((a, b) => (a.path < b.path ? -1 : 1)));

/** Who git says is at work, the one whom a decision names unless it is told otherwise. Throws a {@link DecisionError} when it says nobody. */
export async function ownAddress(root: string): Promise<string> {
  return address(await configuredAddress(root), 'decides');
}

async function configuredAddress(root: string): Promise<string> {
  return (await git(root, ['config', '--get', 'user.email'])).stdout.toString('utf8').trim();
}

/** The protected changes that lie in the paths that were named, from what to what. Throws a {@link DecisionError} where there is none. */
export async function decidablePaths(
  root: string,
  facts: FactView,
  { paths, base }: Pick<Deciding, 'paths' | 'base'>,
): Promise<readonly DecidedPath[]> {
  const changes = await readChanges(root, { base, head: 'worktree' });
  const found: DecidedPath[] = [];
  for (const it of changes) {
    if (it.kind !== 'change.path' || !paths.some(named => isInside(it.key, named))) continue;
    if (facts.ask(protectorsOf, it.key).length === 0) continue;
    const { before, after } = it.value;
    if (after === 'unknown')
      throw new DecisionError(`The content of ${it.key} cannot be told: a filter of git makes it (LFS?), or it is too large`);
    found.push({ path: it.key, before, after });
  }
  for (const named of paths)
    if (!found.some(it => isInside(it.path, named)))
      throw new DecisionError(`Nothing that is protected was changed at ${named === '' ? 'the root' : named}`);
  return found;
}

function address(text: string, what: string): string {
  if (isAddress(text)) return text;
  throw new DecisionError(
    text === '' ? `Nobody is named who ${what}, and git has no user.email` : `"${text}" is no e-mail address of somebody who ${what}`,
  );
}
