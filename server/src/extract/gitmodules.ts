import { folderOf, nameOf, resolvePath } from '../base/path.ts';
import { span } from '../base/span.ts';
import { defineExtractor } from './extractor.ts';

/** Where a repository has the content of others, also in a copy of it. Source: gitmodules(5). */
export default defineExtractor({
  id: 'gitmodules',
  version: 1,
  emits: ['git.submodule'],
  handles: path => nameOf(path) === '.gitmodules',
  extract({ path, text }, emit) {
    for (const { 0: line, 1: written = '', index } of text.matchAll(/^[ \t]*path[ \t]*=[ \t]*"?([^"\r\n#;]*[^"\s#;])/gm)) {
      const folder = resolvePath(folderOf(path), written);
      const end = index + line.length;
      if (folder !== undefined) emit('git.submodule', folder, span(end - written.length, end), {});
    }
  },
});
