import { compileGlob } from '../base/glob.ts';
import type { Path } from '../base/path.ts';
import { nowhere } from '../base/span.ts';
import { approvalsFolder, decisionOf } from '../extract/approvals/record.ts';
import { idOf } from '../extract/approvals/canonical.ts';
import type { FactOf } from '../facts/fact.ts';
import { readAllowedSigners } from '../governance/allowedSigners.ts';
import { signedText } from '../governance/records.ts';
import { type ChangeRange, readChanges } from './changes.ts';
import { git, gitText } from './git.ts';
import { SigningError, signatureDefect } from './signing.ts';
import { decodeText } from './source.ts';

/** What a change is judged by. */
export interface Governance {
  /** What the policy states: nothing is read where it protects nothing and keeps no ledger. */
  readonly policy: readonly FactOf[];
  /** The text of a file as whoever is trusted has it: the base's tip for a gate. */
  trusted(path: Path): Promise<string | undefined>;
  /** The text of a file as the change has it. */
  read(path: Path): Promise<string | undefined>;
  /** The paths as the change has them. */
  readonly paths: readonly Path[];
}

/** The facts of `change.*` kinds: what differs, who made it, which signatures hold, and what ledgers held before. */
export async function changeFacts(
  root: string,
  range: ChangeRange,
  governance: Governance,
  signal?: AbortSignal,
): Promise<readonly FactOf[]> {
  const ledgers = governance.policy.filter((it): it is FactOf<'policy.ledger'> => it.kind === 'policy.ledger');
  if (ledgers.length === 0 && !governance.policy.some(it => it.kind === 'policy.protected' || it.kind === 'policy.protecting-owners'))
    return [];
  const options = signal === undefined ? {} : { signal };
  const [changes, authors] = await Promise.all([readChanges(root, range, signal), readAuthors(root, range, options)]);
  const signatures = await readSignatures(governance, new Set(changes.flatMap(it => (it.kind === 'change.path' ? it.key : []))));
  const kept = changes.filter(
    (it): it is FactOf<'change.path'> => it.kind === 'change.path' && ledgers.some(({ key }) => compileGlob(key)?.(it.key) === true),
  );
  const unchanged = range.head === 'worktree' ? await unchangedLedgers(governance, ledgers, changes) : [];
  return [...changes, ...authors, ...signatures, ...(await ledgerBases(root, kept, options)), ...unchanged];
}

interface GitSignal {
  readonly signal?: AbortSignal;
}

/** Authors and committers of the commits of a range; of what is not committed, who would commit it. */
async function readAuthors(root: string, { base, head }: ChangeRange, options: GitSignal): Promise<readonly FactOf[]> {
  const commits = typeof head === 'object' ? head.commit : 'HEAD';
  const logged = await gitText(root, ['log', '--no-color', '-z', '--format=%ae%n%ce', `${base}..${commits}`, '--'], options);
  const own = typeof head === 'object' ? '' : (await git(root, ['config', '--get', 'user.email'], options)).stdout.toString('utf8');
  const addresses = new Set(`${logged.replaceAll('\0', '\n')}\n${own}`.split('\n').map(it => it.trim().toLowerCase()));
  addresses.delete('');
  return [...addresses].sort().map((key): FactOf => ({ kind: 'change.author', key, value: {}, path: '', span: nowhere }));
}

/** What the signature of each decision about a changed path is worth, by the signers that are trusted. Others decide nothing now. */
async function readSignatures({ policy, trusted, read, paths }: Governance, changed: ReadonlySet<Path>): Promise<readonly FactOf[]> {
  const signers = policy.find((it): it is FactOf<'policy.approvals'> => it.kind === 'policy.approvals')?.value.signers;
  const decisions = paths.filter(it => it.startsWith(`${approvalsFolder}/`));
  const texts = await Promise.all(decisions.map(async path => ({ path, text: (await read(path)) ?? '' })));
  const facts: FactOf[] = [];
  let allowed: string | undefined;
  for (const { path, text } of texts) {
    const record = recordOf(text);
    if (record?.signature === undefined || !record.paths.some(it => changed.has(it.path))) continue;
    allowed ??= readAllowedSigners((signers === undefined ? undefined : await trusted(signers)) ?? '').text;
    const because = await signatureDefect(record.signature, { text: signedText(record), signer: record.approver, allowed }).catch(
      (error: unknown) => {
        if (error instanceof SigningError) return error.message;
        throw error;
      },
    );
    const value = because === undefined ? { verified: true } : { verified: false, because };
    facts.push({ kind: 'change.signature', key: idOf(record), value, path, span: nowhere });
  }
  return facts;
}

function recordOf(text: string) {
  try {
    const record = decisionOf(JSON.parse(text));
    return typeof record === 'string' ? undefined : record;
  } catch {
    return undefined;
  }
}

/** The lines of ledgers as the base has them. */
async function ledgerBases(root: string, changes: readonly FactOf<'change.path'>[], options: GitSignal): Promise<readonly FactOf[]> {
  const facts: FactOf[] = [];
  for (const { key, value } of changes) {
    if (value.before === null) continue;
    const { stdout, code } = await git(root, ['cat-file', 'blob', value.before.object], options);
    const text = code === 0 ? decodeText(stdout) : undefined;
    if (text === undefined) continue;
    facts.push({ kind: 'change.ledger-base', key, value: { lines: linesOf(text) }, path: key, span: nowhere });
  }
  return facts;
}

/** Ledgers that lie on disk as the base has them: text that an editor has not saved is held against them. */
async function unchangedLedgers(
  { paths, read }: Governance,
  ledgers: readonly FactOf<'policy.ledger'>[],
  changes: readonly FactOf[],
): Promise<readonly FactOf[]> {
  const isLedger = ledgers.map(it => compileGlob(it.key) ?? (() => false));
  const changed = new Set(changes.map(it => it.key));
  const facts: FactOf[] = [];
  for (const path of paths) {
    if (changed.has(path) || !isLedger.some(it => it(path))) continue;
    const text = await read(path);
    if (text !== undefined) facts.push({ kind: 'change.ledger-base', key: path, value: { lines: linesOf(text) }, path, span: nowhere });
  }
  return facts;
}

/** Lines without their ends; an end at the end of the text begins no line. */
const linesOf = (text: string): readonly string[] => text.replace(/\r?\n$/, '').split(/\r?\n/);
