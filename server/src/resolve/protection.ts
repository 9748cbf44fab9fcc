import { compileTree } from '../base/glob.ts';
import { compileOwnersPattern } from '../base/ownersPattern.ts';
import { nameOf, type Path } from '../base/path.ts';
import type { Span } from '../base/span.ts';
import type { FactOf } from '../facts/fact.ts';
import { defineResolution, type FactView } from '../index/view.ts';
import { ownersFile } from './owners.ts';

/** A place that protects a path, and whose approval it asks for. */
export interface Protector {
  /** Where it is written. */
  readonly path: Path;
  readonly span: Span;
  /** The pattern, as it is written there. */
  readonly pattern: string;
  readonly why?: string;
  /** How many approvals a change needs. */
  readonly approvals: number;
  /** E-mail addresses of who may approve; anybody when there are none. */
  readonly approvers: readonly string[];
}

/** What protects a path, the policy's own entries first; question: the path. Nothing protects what the policy excepts. */
export const protectorsOf = defineResolution({
  id: 'protectors',
  reads: ['policy.protected', 'policy.unprotected', 'policy.protecting-owners', 'policy.approvals', 'owners.pattern', 'tree.file'],
  answer(facts, path: Path): readonly Protector[] {
    const own = governing(facts, path);
    if (own !== undefined) return [own];
    if (facts.all('policy.unprotected').some(it => matches(it.key, path))) return [];
    return [
      ...facts
        .all('policy.protected')
        .filter(it => protects(it, path))
        .map(protectorOf),
      ...owning(facts, path),
    ];
  },
});

type Reads = FactView<
  'policy.protected' | 'policy.unprotected' | 'policy.protecting-owners' | 'policy.approvals' | 'owners.pattern' | 'tree.file'
>;

const matches = (glob: string, path: Path): boolean => compileTree(glob)(path);

/** Whether an entry of the policy or of a registry protects a path, which its list does not take out again. */
const protects = ({ key, value }: FactOf<'policy.protected'>, path: Path): boolean =>
  matches(key, path) && !(value.unless ?? []).some(it => matches(it, path));

function protectorOf({ key, value, path, span }: FactOf<'policy.protected'>): Protector {
  const { why, approvals = 1, approvers = [] } = value;
  return { path, span, pattern: key, approvals, approvers, ...(why === undefined ? {} : { why }) };
}

/** What decides about approvals is itself protected wherever anything is: the policy, the allowed signers and what was decided. */
export function governing(facts: Reads, path: Path): Protector | undefined {
  const [first] = [...facts.all('policy.protected'), ...facts.all('policy.protecting-owners')];
  if (first === undefined) return undefined;
  const signers = facts.get('policy.approvals', '')[0]?.value.signers;
  const what =
    nameOf(path) === 'groundline.yaml'
      ? 'the policy itself'
      : path === signers
        ? 'the allowed signers'
        : /^\.groundline\/approvals\//.test(path)
          ? 'a recorded decision'
          : undefined;
  if (what === undefined) return undefined;
  // Whoever may approve something may approve what decides about it; nobody else may, once somebody is named.
  const approvers = [...new Set(facts.all('policy.protected').flatMap(it => it.value.approvers ?? []))];
  return { path: first.path, span: first.span, pattern: path, why: what, approvals: 1, approvers };
}

/** The last pattern of an adopted CODEOWNERS that matches, unless it leaves the path without owners. Owners that are e-mail addresses are who may approve. */
function owning(facts: Reads, path: Path): readonly Protector[] {
  return facts.all('policy.protecting-owners').flatMap(({ key: file }) => {
    const patterns = facts.all('owners.pattern').filter(it => it.path === file && compileOwnersPattern(it.key, it.value.syntax)(path));
    const last = patterns.at(-1);
    if (last === undefined || last.value.owners.length === 0 || facts.ask(ownersFile, last.value.syntax) !== file) return [];
    const approvers = last.value.owners.filter(it => !it.startsWith('@'));
    return [{ path: file, span: last.span, pattern: last.key, why: `owned by ${last.value.owners.join(' ')}`, approvals: 1, approvers }];
  });
}
