import { nameOf } from '../base/path.ts';
import { defineExtractor } from './extractor.ts';
import { insideQuotes, jsonOf, property, stringOf } from './json.ts';

/** composer.json: what a PHP package is called. Source: Composer, "The composer.json schema". */
export default defineExtractor({
  id: 'composerJson',
  version: 1,
  emits: ['composer.package'],
  handles: path => nameOf(path) === 'composer.json',
  extract(document, emit) {
    const { root, problems } = jsonOf(document);
    for (const { span, message } of problems) emit.problem(span, message);
    const name = property(root, 'name');
    const written = stringOf(name);
    if (name !== undefined && written?.includes('/')) emit('composer.package', written, insideQuotes(name), {});
  },
});
