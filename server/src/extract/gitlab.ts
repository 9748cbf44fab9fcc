import { defineExtractor } from './extractor.ts';
import { emitGitlabJob } from './gitlab/job.ts';
import { commandKinds } from './shell/kinds.ts';
import { entriesOf, isSeq, itemsOf, spanOf, stringOf, valueOf, type YamlNode, yamlOf } from './yaml.ts';

/** Kinds that GitLab's pipelines state. */
export type GitlabKind = (typeof commandKinds)[number] | 'gitlab.job' | 'gitlab.need' | 'gitlab.include' | 'gitlab.open' | 'ci.filter';

/** Pipelines of GitLab CI, and files that they include. Source: GitLab's "CI/CD YAML syntax reference". */
export default defineExtractor({
  id: 'gitlab',
  version: 6,
  emits: [...commandKinds, 'gitlab.job', 'gitlab.need', 'gitlab.include', 'gitlab.open', 'ci.filter'],
  handles: path => /(?:^|\/)[\w.-]*\.gitlab-ci\.ya?ml$|^\.gitlab\/.*\.ya?ml$|(?:^|\/)(?:ci\/)?gitlab(?:-ci)?(?:\/.*)?\.ya?ml$/.test(path),
  extract(document, emit) {
    const { roots, problems, complete } = yamlOf(document);
    for (const { span, message } of problems) emit.problem(span, message);
    if (!complete) emit('gitlab.open', 'broken', { start: 0, end: 0 }, {});
    for (const root of roots) {
      const include = valueOf(root, 'include');
      for (const node of listed(include)) emitInclude(node);
      const before = valueOf(valueOf(root, 'default'), 'before_script') ?? valueOf(root, 'before_script');
      const moved = itemsOf(before).some(it => /\bcd\b/.test(stringOf(it) ?? ''));
      for (const { key, keyNode, value } of entriesOf(root)) {
        if (keywords.has(key) || entriesOf(value).length === 0) continue;
        emit('gitlab.job', key, spanOf(keyNode), {});
        for (const node of listed(valueOf(valueOf(value, 'trigger'), 'include'))) emitLocal(node);
        emitGitlabJob(emit, document.text, key, value, moved || valueOf(value, 'extends') !== undefined);
      }
    }

    function emitInclude(node: YamlNode): void {
      if (emitLocal(node)) return;
      const [kind] = entriesOf(node);
      const remote = stringOf(node);
      if (kind !== undefined) emit('gitlab.open', kind.key, spanOf(kind.keyNode), {});
      else if (remote !== undefined) emit('gitlab.open', 'remote', spanOf(node), {});
    }

    /** Tells whether it is a file of this repository. */
    function emitLocal(node: YamlNode): boolean {
      const local = stringOf(node) === undefined ? valueOf(node, 'local') : node;
      const written = stringOf(local);
      if (local === undefined || written === undefined || /^https?:/.test(written)) return false;
      emit('gitlab.include', written, spanOf(local), {}, /\$/.test(written) ? 'placeholder' : undefined);
      return true;
    }
  },
});

/** What stands alone, or in a list. */
const listed = (node: YamlNode | undefined): readonly YamlNode[] => (isSeq(node) ? itemsOf(node) : node === undefined ? [] : [node]);

/** Keys at the top that are no jobs. */
const keywords: ReadonlySet<string> = new Set(
  'default include stages variables workflow image services cache before_script after_script spec'.split(' '),
);
