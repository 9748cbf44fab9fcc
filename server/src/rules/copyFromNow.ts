import { nameOf, type Path } from '../base/path.ts';
import type { FactOf } from '../facts/fact.ts';
import { changeTo } from './edit.ts';
import type { Fix } from './rule.ts';

/**
 * The fix of an instruction whose source is elsewhere in its build context now. Where the image has it under a name that is no more
 * (`COPY hr-api hr-api`), both follow; what else in the image speaks of the old name is for somebody to see.
 */
export function copyFromNow(claim: FactOf<'docker.copy-source'>, source: Path, context: Path, now: Path, edited = false): Fix {
  const inContext = context === '' ? now : now.slice(context.length + 1);
  // A file takes its name with it into a folder.
  const isRenamed = nameOf(source) !== nameOf(now) && claim.value.intoFolder === true && nameOf(now).includes('.');
  const taken = changeTo(
    claim,
    claim.key.replace(source, () => inContext),
    edited || isRenamed ? 'review' : 'safe',
  );
  const named = targetNamed(claim.value.target, source, inContext);
  if (named === undefined) return taken;
  const edit = { type: 'edit', path: claim.path, span: claim.value.targetSpan, newText: named } as const;
  return { title: taken.title, kind: 'review', changes: [...taken.changes, edit] };
}

/** The target under the name that the source has now; nothing where the name is the same, or the target is called otherwise. */
function targetNamed(target: string, source: Path, now: Path): string | undefined {
  const written = target.replace(/\/+$/, '');
  const old = [source, nameOf(source)].find(it => written === it || written.endsWith(`/${it}`));
  if (old === undefined || nameOf(source) === nameOf(now)) return undefined;
  const name = old === source ? now : nameOf(now);
  return `${written.slice(0, -old.length)}${name}${target.slice(written.length)}`;
}
