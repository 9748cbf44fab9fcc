import { fileURLToPath } from 'node:url';
import type { Path } from '../base/path.ts';
import type { DecisionParams, DecisionResult, PreparedDecision } from '../protocol.ts';
import { refusalOf } from '../resolve/approval.ts';
import { protectorsOf } from '../resolve/protection.ts';
import { DecisionError, contentsKey, decidablePaths, decide, ownAddress } from '../workspace/decide.ts';
import { GitError } from '../workspace/git.ts';
import { commitOf } from '../workspace/repository.ts';
import { SigningError } from '../workspace/signing.ts';
import { signingKey } from '../workspace/signingKey.ts';
import { WriteError } from '../workspace/writeError.ts';
import type { Folder } from './folder.ts';
import { factsOf } from './protectedChanges.ts';
import type { Session } from './session.ts';

/** Says, before anything is decided, about which files it would be, who is recorded, and whether the decision would count. */
export async function prepareDecision(session: Session, params: DecisionParams): Promise<PreparedDecision> {
  return failing(async () => {
    const { folder, root, paths } = await subjectOf(session, params);
    const facts = factsOf(folder.engine.snapshot);
    const decided = await decidablePaths(root, facts, { paths, base: await commitOf(root, 'HEAD') });
    const prepared = { files: decided.map(it => it.path).sort(), contents: contentsKey(decided) };
    const own = await ownAddress(root);
    const deleted = decided.filter(it => it.after === null).map(it => it.path);
    const deletes = deleted.length === 0 ? [] : [`The change deletes ${deleted.join(', ')}.`];
    if (params.as === 'request') return { ...prepared, counts: true, details: [...deletes, `Recorded as asked for by ${own}.`] };
    const approvals = facts.get('policy.approvals', '')[0]?.value;
    const key = approvals?.signed === true ? await signingKey(root) : undefined;
    if (approvals?.signed === true && key === undefined) {
      const verb = params.as === 'reject' ? ' --reject' : '';
      return {
        failed:
          'The policy asks for signed decisions, and git names no SSH key to sign with (gpg.format and user.signingKey). Sign on the command line.',
        command: `groundline approve${verb} ${prepared.files.map(quoted).join(' ')} --reason "…" --sign ~/.ssh/id_ed25519`,
      };
    }
    const said = { approver: own, requester: own, decision: params.as };
    const refusals = new Set(prepared.files.flatMap(it => refusalOf(facts, it, said, key !== undefined) ?? []));
    const needed = Math.max(...prepared.files.flatMap(it => facts.ask(protectorsOf, it).map(({ approvals }) => approvals)));
    return {
      ...prepared,
      counts: refusals.size === 0,
      details: [
        ...deletes,
        `Recorded as decided by ${own}${key === undefined ? '' : `, signed with ${key}`}.`,
        ...[...refusals].map(it => `It will not count: ${it}.`),
        ...(refusals.size === 0 && params.as === 'approve' && needed > 1
          ? [`${needed} approvals are needed, and yours counts as one.`]
          : []),
        ...(refusals.size === 0 && needed <= 1 ? ['You may decide this, so it counts.'] : []),
      ],
    };
  });
}

/** Records a decision or a request as one new file, if the files still are what {@link prepareDecision} told of. */
export async function recordDecision(
  session: Session,
  params: DecisionParams & { readonly reason: string; readonly contents: string },
): Promise<DecisionResult> {
  return failing(async () => {
    const { as, reason, contents } = params;
    const { folder, root, paths } = await subjectOf(session, params);
    const facts = factsOf(folder.engine.snapshot);
    const signed = as !== 'request' && facts.get('policy.approvals', '')[0]?.value.signed === true;
    const key = signed ? await signingKey(root) : undefined;
    const base = await commitOf(root, 'HEAD');
    const recorded = await decide(root, facts, {
      as,
      paths,
      base,
      reason,
      contents,
      now: new Date(),
      ...(key === undefined ? {} : { key }),
    });
    folder.filesChanged([{ path: recorded.file, type: 'created' }]);
    await folder.ready();
    const files = recorded.paths.length === 1 ? recorded.paths[0] : `${recorded.paths.length} files`;
    const message = {
      approve: `Approved ${files}. Commit the decision with the change.`,
      reject: `Rejected ${files}. Commit the decision with the change.`,
      request: `Asked for a decision on ${files}. Commit the request with the change.`,
    }[as];
    return { message, record: folder.uri.uriOf(recorded.file) };
  });
}

interface Subject {
  readonly folder: Folder;
  readonly root: string;
  readonly paths: readonly Path[];
}

async function subjectOf({ workspace, trusted }: Session, { uris }: DecisionParams): Promise<Subject> {
  if (!trusted) throw new DecisionError('Nothing is decided in a workspace that is not trusted');
  const found = uris.map(it => workspace.find(it));
  const [first] = found;
  if (first === undefined || found.some(it => it?.folder !== first.folder))
    throw new DecisionError('A decision is about files of one folder that is open');
  await first.folder.ready();
  return { folder: first.folder, root: fileURLToPath(first.folder.uri.uri), paths: found.flatMap(it => it?.path ?? []) };
}

/** What is the user's to mend is an answer; anything else is a defect and thrown. */
async function failing<T>(work: () => Promise<T>): Promise<T | { readonly failed: string }> {
  try {
    return await work();
  } catch (error) {
    if (isRefusal(error)) return { failed: `${error.message}.` };
    throw error;
  }
}

const refusals = [DecisionError, GitError, SigningError, WriteError];

const isRefusal = (error: unknown): error is Error => refusals.some(it => error instanceof it);

/** As a shell takes it. */
const quoted = (path: Path): string => (/^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`);
