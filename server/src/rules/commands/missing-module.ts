import { enumerate } from '../../base/enumerate.ts';
import { byNearness, nearest } from '../../base/nearest.ts';
import { extensionOf, folderOf, nameOf, type Path } from '../../base/path.ts';
import { type Span, span } from '../../base/span.ts';
import type { FactOf } from '../../facts/fact.ts';
import type { FactView } from '../../index/view.ts';
import { moduleCandidates } from '../../resolve/moduleCandidates.ts';
import { findModule, moduleNameOf, type ModuleAnswer, type ModuleQuestion } from '../../resolve/pythonModules.ts';
import { type Confidence, defineRule, fails, type Fix, holds, unknown, type Verdict } from '../rule.ts';

export default defineRule({
  id: 'commands/missing-module',
  summary: 'A command or entry point names a Python module that does not exist',
  severity: 'warning',
  confidence: 'certain',
  fix: 'review',
  judges: ['command.module', 'python.entry-point'],
  reads: ['python.module', 'tree.file', 'tree.folder'],
  judge(claim, facts) {
    const asked = questionOf(claim);
    if (asked.cwd.folders.length === 0 && asked.origin !== 'config') return unknown('working-directory');
    const answer = findModule(facts as FactView, asked);
    if (answer.is === 'there') return judgeFound(asked, answer.files, facts);
    if (answer.is !== 'gone') return unknown(answer.is);
    if (asked.program === 'celery' && asked.attribute === undefined && isAttribute(asked, facts as FactView)) return holds;
    return judgeGone(asked, answer, facts as FactView);
  },
});

/** A claim about a module, whoever makes it. */
interface Asked extends ModuleQuestion {
  readonly path: Path;
  readonly span: Span;
  readonly attribute?: string;
  readonly program: string;
  readonly run: boolean;
  readonly origin: string;
}

type View = FactView<'command.module' | 'python.entry-point' | 'python.module' | 'tree.file' | 'tree.folder'>;

function questionOf(claim: FactOf<'command.module' | 'python.entry-point'>): Asked {
  const { path } = claim;
  if (claim.kind === 'command.module') return { ...claim.value, path, module: claim.key, span: claim.span };
  const { module } = claim.value;
  const at = span(claim.span.start, claim.span.start + module.length);
  return { ...claim.value, path, span: at, cwd: { folders: [folderOf(path)], certain: true }, roots: [], program: '', run: false, origin: 'config' };
}

function judgeFound(asked: Asked, files: readonly Path[], facts: View): Verdict {
  const { attribute, module } = asked;
  const folders = files.flatMap(it => (nameOf(it).startsWith('__init__.') ? [folderOf(it)] : facts.get('tree.folder', it).length > 0 ? [it] : []));
  if (asked.run && folders.length === files.length && folders.every(it => facts.get('tree.file', `${it}/__main__.py`).length === 0)) {
    return fails({ message: `"${module}" cannot be run: ${folders[0]} has no __main__.py`, span: asked.span, confidence: sure(asked) });
  }
  if (attribute === undefined) return holds;
  const modules = files.flatMap(it => facts.in(it, 'python.module'));
  if (modules.length < files.length || modules.some(it => it.value.open)) return unknown('open');
  if (modules.some(it => it.value.names.includes(attribute))) return holds;
  if (folders.some(it => facts.get('tree.file', `${it}/${attribute}.py`).length > 0 || facts.get('tree.folder', `${it}/${attribute}`).length > 0)) return holds;
  const [file = ''] = files;
  const names = modules.flatMap(it => it.value.names).filter(it => !it.startsWith('__'));
  const meant = nearest(attribute, names);
  const at = span(asked.span.end + 1, asked.span.end + 1 + attribute.length);
  return fails({
    message: `No "${attribute}" in ${file}${names.length === 0 ? '' : `; it has ${enumerate(byNearness(attribute, names), 4)}`}`,
    span: at,
    confidence: sure(asked),
    related: [{ path: file, span: span(0, 0), message: 'the module is here' }],
    fixes: meant === undefined ? [] : [change(asked.path, at, meant)],
  });
}

/** Celery takes `-A pkg.app` as the attribute of a module too. */
function isAttribute(asked: Asked, facts: FactView): boolean {
  const dot = asked.module.lastIndexOf('.');
  if (dot < 0) return false;
  const answer = findModule(facts, { ...asked, module: asked.module.slice(0, dot) });
  return answer.is === 'there' && answer.files.some(file => facts.in(file, 'python.module').some(it => it.value.open || it.value.names.includes(asked.module.slice(dot + 1))));
}

function judgeGone(asked: Asked, gone: Extract<ModuleAnswer, { is: 'gone' }>, facts: FactView): Verdict {
  const { removed } = gone;
  const unsure = removed === undefined && !gone.regular && asked.cwd.folders.length === 0;
  const to = removed?.to !== undefined && extensionOf(removed.to) === '.py' ? moduleNameOf(facts, removed.to) : undefined;
  const when = removed === undefined ? '' : ` in ${removed.commit} (${removed.date})`;
  const story = removed === undefined ? `there is no ${gone.path}` : removed.to === undefined ? `${gone.path} was removed${when}` : `${gone.path} moved to ${removed.to}${when}`;
  const meant = [...new Set([...(to === undefined ? [] : [to]), ...moduleCandidates(facts, asked)])].slice(0, 3);
  return fails({
    message: `No module "${asked.module}"; ${story}`,
    span: asked.span,
    confidence: unsure ? 'likely' : sure(asked),
    fixes: meant.map(it => change(asked.path, asked.span, it)),
  });
}

const sure = (asked: Asked): Confidence => (asked.origin === 'text' ? 'likely' : 'certain');

const change = (path: Path, at: Span, newText: string): Fix => ({
  title: `Change to "${newText}"`,
  kind: 'review',
  changes: [{ type: 'edit', path, span: at, newText }],
});
