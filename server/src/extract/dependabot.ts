import type { Span } from '../base/span.ts';
import { defineExtractor } from './extractor.ts';
import { entriesOf, itemsOf, spanOf, stringOf, valueOf, yamlOf } from './yaml.ts';

/** Dependabot's configuration. Source: GitHub's "Dependabot options reference". */
export default defineExtractor({
  id: 'dependabot',
  version: 1,
  emits: ['dependabot.update', 'dependabot.directory'],
  handles: path => /^\.github\/dependabot\.ya?ml$/.test(path),
  extract(document, emit) {
    const { roots, problems } = yamlOf(document);
    for (const { span, message } of problems) emit.problem(span, message);
    for (const update of itemsOf(valueOf(roots[0], 'updates'))) {
      const entries = entriesOf(update);
      const ecosystem = entries.find(it => it.key === 'package-ecosystem')?.value;
      const name = stringOf(ecosystem);
      if (ecosystem === undefined || name === undefined) continue;
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
      for (const { written, span, pattern } of directories)
        emit('dependabot.directory', written, span, { ecosystem: name }, pattern ? 'placeholder' : undefined);
    }
  },
});
