import type { Span } from '../base/span.ts';
import { defineExtractor, type SourceDocument } from './extractor.ts';
import { entriesOf, isSeq, itemsOf, spanOf, stringOf, textOf, valueOf, type YamlNode, yamlOf } from './yaml.ts';

/** Dependabot's configuration. Source: GitHub's "Dependabot options reference". */
export default defineExtractor({
  id: 'dependabot',
  version: 4,
  emits: ['dependabot.update', 'dependabot.directory', 'dependabot.updates'],
  handles: path => /^\.github\/dependabot\.ya?ml$/.test(path),
  extract(document, emit) {
    const { roots, problems, complete } = yamlOf(document);
    for (const { span, message } of problems) emit.problem(span, message);
    const list = valueOf(roots[0], 'updates');
    const named: { readonly name: string; readonly span: Span }[] = [];
    for (const update of itemsOf(list)) {
      const entries = entriesOf(update);
      const ecosystem = entries.find(it => it.key === 'package-ecosystem')?.value;
      const name = stringOf(ecosystem);
      if (ecosystem === undefined || name === undefined) continue;
      named.push({ name, span: spanOf(ecosystem) });
      // What stands on another branch is looked at there. Source: the option `target-branch`.
      const afar = entries.some(it => it.key === 'target-branch');
      // Nothing is to be updated there, which leaves alone what is vulnerable. Source: the option `open-pull-requests-limit`.
      const off = entries.some(it => it.key === 'open-pull-requests-limit' && textOf(it.value) === '0');
      const veto = afar ? 'elsewhere' : off ? 'tolerated' : undefined;
      const directories: { readonly written: string; readonly span: Span; readonly pattern: boolean }[] = [];
      for (const { key, value } of entries) {
        if (value === undefined) continue;
        for (const node of key === 'directory' ? [value] : key === 'directories' ? itemsOf(value) : []) {
          const written = stringOf(node);
          // `directories` takes globs, `directory` does not.
          if (written !== undefined)
            directories.push({ written, span: spanOf(node), pattern: key === 'directories' && /[*?[{]/.test(written) });
        }
      }
      emit('dependabot.update', name, spanOf(ecosystem), { directories: directories.map(it => it.written) });
      for (const { written, span, pattern } of directories) emit('dependabot.directory', written, span, { ecosystem: name, pattern }, veto);
    }
    const last = named.at(-1);
    if (last === undefined || list === undefined || !complete) return;
    const insertion = insertionBehind(list, document);
    emit('dependabot.updates', document.path, last.span, {
      ecosystems: [...new Set(named.map(it => it.name))],
      ...(insertion === undefined ? {} : { insertion }),
    });
  },
});

/** Where an item can be added to a block sequence. */
function insertionBehind(list: YamlNode, { text }: SourceDocument): { readonly at: number; readonly indent: number } | undefined {
  const first = itemsOf(list)[0]?.range?.[0];
  const last = itemsOf(list).at(-1)?.range?.[1];
  if (!isSeq(list) || list.flow === true || first === undefined || last === undefined) return undefined;
  const dash = text.lastIndexOf('-', first);
  const lineEnd = text.indexOf('\n', last - 1);
  return { at: lineEnd < 0 ? text.length : lineEnd + 1, indent: dash - (text.lastIndexOf('\n', dash) + 1) };
}
