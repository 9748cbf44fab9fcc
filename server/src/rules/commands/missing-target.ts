import { enumerate } from '../../base/enumerate.ts';
import { byNearness } from '../../base/nearest.ts';
import { folderOf, resolvePath } from '../../base/path.ts';
import { existence } from '../../resolve/paths.ts';
import { offers, taskFileFrom, targetsOf } from '../../resolve/targets.ts';
import { nameFixes } from '../compose/nameFixes.ts';
import { defineRule, fails, holds, unknown } from '../rule.ts';

export default defineRule({
  id: 'commands/missing-target',
  summary: 'A command runs a make, just or task target that does not exist',
  severity: 'warning',
  confidence: 'certain',
  fix: 'safe',
  judges: ['command.target'],
  reads: ['make.target', 'tree.file'],
  judge(claim, facts) {
    const { tool, file, cwd } = claim.value;
    const target = claim.key;
    if (cwd.folders.length === 0) return unknown('working-directory');
    if (/[$%=*{<]/.test(target)) return unknown('placeholder');
    const files = new Set(
      cwd.folders
        .slice(0, cwd.certain ? 1 : undefined)
        .flatMap(it => (file === undefined ? taskFileFrom(facts, tool, it) : resolvePath(it, file)) ?? [])
        .filter(it => facts.get('tree.file', it).length > 0),
    );
    const [first] = files;
    if (first === undefined) return unknown('not-local');
    if (!cwd.certain && facts.get('make.target', target).some(it => it.value.tool === tool)) return holds;
    for (const it of files) {
      const answer = offers(facts.ask(targetsOf, it), target);
      if (answer === 'yes') return holds;
      if (answer === 'perhaps') return unknown('open');
      if (tool === 'make' && facts.ask(existence, resolvePath(folderOf(it), target) ?? '') !== 'missing') return holds;
      if (tool === 'make' && builtIn.some(suffix => facts.get('tree.file', `${resolvePath(folderOf(it), target)}${suffix}`).length > 0)) return holds;
    }
    const { names } = facts.ask(targetsOf, first);
    const defined = facts.in(first, 'make.target')[0];
    return fails({
      message: `No target "${target}" in ${first}; it defines ${names.length === 0 ? 'none' : enumerate(byNearness(target, names), 6)}`,
      confidence: claim.value.origin === 'text' ? 'likely' : 'certain',
      related: defined === undefined ? [] : [{ path: first, span: defined.span, message: 'targets are defined here' }],
      fixes: nameFixes(claim, names),
    });
  },
});

/** Suffixes that make's built-in rules make a file without one from. */
const builtIn = ['.c', '.cc', '.cpp', '.C', '.o', '.p', '.f', '.F', '.r', '.s', '.S', '.sh', '.mod'];
