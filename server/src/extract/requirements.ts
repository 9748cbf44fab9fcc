import { nameOf } from '../base/path.ts';
import { defineExtractor } from './extractor.ts';
import { normalisePythonName } from '../base/pythonName.ts';

/** Requirement and constraint files of pip. Source: pip's "Requirements File Format" and PEP 508. */
export default defineExtractor({
  id: 'requirements',
  version: 1,
  emits: ['package.dependency'],
  handles: path =>
    /\.(?:txt|in)$/.test(path) && (/requirements|constraints/i.test(nameOf(path)) || /(?:^|\/)requirements\/[^/]+$/.test(path)),
  extract({ path, text }, emit) {
    const development = /dev|test|lint|docs/i.test(nameOf(path));
    for (const match of text.matchAll(
      /^[ \t]*(?:(?:-e|--editable)[ \t]+[^\s#]*#egg=)?([A-Za-z0-9][\w.-]*)(?=[ \t]*(?:$|\r|[[=<>!~;@#(&\\]|--))/gm,
    )) {
      const [whole, name = ''] = match;
      const end = match.index + whole.length;
      emit('package.dependency', normalisePythonName(name), { start: end - name.length, end }, { ecosystem: 'python', development });
    }
  },
});
