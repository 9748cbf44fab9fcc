import { isManifestTemplate } from '../facts/packages.ts';
import { defineExtractor } from './extractor.ts';

/**
 * Pieces of package.json in a text that name scripts: the text tells the reader to add them, or is what a generator makes the
 * reader's package.json of.
 */
export default defineExtractor({
  id: 'packageSnippet',
  version: 1,
  emits: ['package.script-example'],
  handles: path => /\.(?:md|mdx|markdown|rst|adoc|txt)$/i.test(path) || isManifestTemplate(path),
  extract({ text }, emit) {
    if (!text.includes('"scripts"')) return;
    for (const block of text.matchAll(/"scripts"\s*:\s*\{([^{}]*)/g)) {
      const inside = block.index + block[0].length - (block[1] ?? '').length;
      for (const entry of (block[1] ?? '').matchAll(/"([^"\r\n]+)"\s*:/g)) {
        const start = inside + entry.index + 1;
        emit('package.script-example', entry[1] ?? '', { start, end: start + (entry[1] ?? '').length }, {});
      }
    }
  },
});
