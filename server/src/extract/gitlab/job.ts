import type { Emit } from '../extractor.ts';
import type { GitlabKind } from '../gitlab.ts';
import { emitCommandClaims, type ShellContext } from '../shell/claims.ts';
import { nowhereKnown } from '../shell/folders.ts';
import { entriesOf, isSeq, itemsOf, mappedOf, spanOf, stringOf, textOf, valueOf, type YamlNode } from '../yaml.ts';

/** States what a job needs, when it runs, and what its commands claim. `moved`: what runs before all jobs changes the folder. */
export function emitGitlabJob(emit: Emit<GitlabKind>, text: string, job: string, node: YamlNode | undefined, moved: boolean): void {
  for (const through of ['needs', 'extends', 'dependencies'] as const) {
    for (const item of listOf(valueOf(node, through))) {
      const needed = stringOf(item) === undefined ? valueOf(item, 'job') : item;
      const name = stringOf(needed);
      // A job of another pipeline, or one that need not be there.
      const elsewhere = ['project', 'pipeline'].some(it => valueOf(item, it) !== undefined) || textOf(valueOf(item, 'optional')) === 'true';
      if (needed !== undefined && name !== undefined && !elsewhere && !name.includes('$'))
        emit('gitlab.need', name, spanOf(needed), { job, through });
    }
  }
  const rules = [...itemsOf(valueOf(node, 'rules')), valueOf(node, 'only'), valueOf(node, 'except')];
  for (const rule of rules) emitChanges(emit, job, valueOf(rule, 'changes'), rule === valueOf(node, 'except'));
  let context: ShellContext = {
    cwd: moved || valueOf(valueOf(node, 'variables'), 'GIT_STRATEGY') !== undefined ? nowhereKnown : { folders: [''], certain: true },
    origin: 'ci',
    ...(textOf(valueOf(node, 'allow_failure')) === 'true' ? { veto: 'tolerated' as const } : {}),
  };
  for (const line of [...listOf(valueOf(node, 'before_script')), ...listOf(valueOf(node, 'script'))]) {
    const script = mappedOf(line, text);
    if (script !== undefined) context = emitCommandClaims(script, context, emit);
  }
}

function emitChanges(emit: Emit<GitlabKind>, job: string, changes: YamlNode | undefined, excludes: boolean): void {
  const patterns = isSeq(changes) ? itemsOf(changes) : itemsOf(valueOf(changes, 'paths'));
  const all = patterns.flatMap(it => stringOf(it) ?? []);
  for (const pattern of patterns) {
    const written = stringOf(pattern);
    if (written === undefined) continue;
    const others = excludes ? [] : all.filter(it => it !== written);
    emit(
      'ci.filter',
      written,
      spanOf(pattern),
      { syntax: 'gitlab', event: job, excludes, others },
      written.includes('$') ? 'placeholder' : undefined,
    );
  }
}

const listOf = (node: YamlNode | undefined): readonly YamlNode[] =>
  isSeq(node) ? itemsOf(node) : node === undefined || (stringOf(node) === undefined && entriesOf(node).length === 0) ? [] : [node];
