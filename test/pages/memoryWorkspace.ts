import { folderOf, nameOf } from '../../server/src/base/path.ts';
import { nowhere } from '../../server/src/base/span.ts';
import { Engine } from '../../server/src/analysis/engine.ts';
import type { Finding } from '../../server/src/analysis/finding.ts';
import { type DocumentContribution, type Extractor, extractDocument } from '../../server/src/extract/extractor.ts';
import type { FactOf } from '../../server/src/facts/fact.ts';
import { patternExtractors } from '../../server/src/extract/textPatterns.ts';
import { objectId } from '../../server/src/workspace/content.ts';
import type { TreeEntry } from '../../server/src/index/tree.ts';
import { Policies } from '../../server/src/policy/policies.ts';
import { isPolicyFile } from '../../server/src/policy/policyFile.ts';
import type { Rule } from '../../server/src/rules/rule.ts';
import { rules } from '../../server/src/rules/rules.ts';
import type { CaseRemoval } from './page.ts';

export interface MemoryWorkspace {
  readonly files: ReadonlyMap<string, string>;
  /** Paths that exist without text; a trailing `/` makes a folder. */
  readonly existing?: readonly string[];
  /** Links to folders, and where they lead. */
  readonly links?: ReadonlyMap<string, string>;
  readonly history?: readonly CaseRemoval[];
  /** The folders that no commit of the last two years touched. */
  readonly quiet?: readonly string[];
  readonly exported?: boolean;
  readonly withoutHistory?: boolean;
  /** Texts that the base has and that are others now, or gone; without it nothing differs from the base. */
  readonly base?: ReadonlyMap<string, string>;
}

/** Analyses a workspace that lives in memory. A rule or extractor that throws fails the test. */
export function analyse(extractors: readonly Extractor[], rules: readonly Rule[], workspace: MemoryWorkspace): Engine {
  const engine = new Engine(rules, (rule, path, error) => {
    throw new Error(`${rule.id} on ${path}: ${error instanceof Error ? error.stack : error}`);
  });
  const policies = policiesOf(workspace.files);
  const { patterns } = policies.policy;
  const all = [...extractors, ...patternExtractors(patterns)];
  const documents = new Map<string, DocumentContribution>();
  const tree = new Map<string, TreeEntry>();
  for (const [path, text] of workspace.files) {
    tree.set(path, { link: false });
    if (all.some(it => it.handles(path))) {
      documents.set(
        path,
        extractDocument(all, path, text, (extractor, _path, error) => {
          throw new Error(`${extractor.id} on ${path}: ${error instanceof Error ? error.stack : error}`);
        }),
      );
    }
  }
  for (const path of workspace.existing ?? []) tree.set(path.endsWith('/') ? `${path}.keep` : path, { link: false });
  for (const [path, to] of workspace.links ?? []) tree.set(path, tree.has(to) ? { link: true, to } : { link: true, opaque: 'link', to });
  engine.apply({ documents, tree, history: historyFacts(workspace), change: changeFacts(workspace) });
  engine.setPolicy(policies.policy);
  for (const _ of engine.settle());
  return engine;
}

/** The policy of a workspace, with the lists that it adopts. A mistake in it fails the test. */
function policiesOf(files: ReadonlyMap<string, string>): Policies {
  const policies = new Policies(rules.map(it => it.id));
  for (const [path, text] of files) if (isPolicyFile(path)) policies.update(path, text);
  for (const _ of files) for (const path of policies.registries()) policies.updateRegistry(path, files.get(path));
  for (const [path, problems] of policies.policy.problems) throw new Error(`${path}: ${problems.map(it => it.message).join('; ')}`);
  return policies;
}

export function findingsOf(engine: Engine): readonly Finding[] {
  return engine.allFindings();
}

/** As git would tell them: a path that the base does not have is new only where a base is given. */
function changeFacts({ files, base }: MemoryWorkspace): readonly FactOf[] {
  if (base === undefined || base.size === 0) return [];
  const blob = (text: string | undefined) => (text === undefined ? null : { object: objectId(Buffer.from(text), 'sha1'), mode: '100644' });
  const state: FactOf = { kind: 'change.state', key: '', value: { state: 'ready', base: null }, path: '', span: nowhere };
  const changes = [...base].map(([path, text]): FactOf => {
    const value = { before: text === '' ? null : blob(text), after: blob(files.get(path)) };
    return { kind: 'change.path', key: path, value, path, span: nowhere };
  });
  const ledgers = [...base].map(
    ([path, text]): FactOf => ({ kind: 'change.ledger-base', key: path, value: { lines: text.split('\n') }, path, span: nowhere }),
  );
  return [state, ...changes, ...ledgers];
}

function historyFacts({ history = [], quiet = [], exported = false, withoutHistory = false }: MemoryWorkspace): readonly FactOf[] {
  const facts: FactOf[] = [
    { kind: 'history.state', key: '', value: { state: withoutHistory ? 'unavailable' : 'ready' }, path: '', span: nowhere },
    ...quiet.map((path): FactOf => ({ kind: 'history.quiet', key: path, value: {}, path, span: nowhere })),
    ...(exported ? [{ kind: 'history.exported', key: '', value: {}, path: '', span: nowhere } as const] : []),
  ];
  for (const { path, ...removal } of history) {
    facts.push({ kind: 'history.removed', key: path, value: removal, path, span: nowhere });
    const folder = folderOf(path);
    if (folder !== '') {
      const { to, ...when } = removal;
      const moved = to !== undefined && nameOf(to) === nameOf(path) ? { ...when, to: folderOf(to) } : when;
      facts.push({ kind: 'history.removed-folder', key: folder, value: moved, path: folder, span: nowhere });
    }
  }
  return facts;
}
