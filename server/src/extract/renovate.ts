import { nowhere } from '../base/span.ts';
import { defineExtractor } from './extractor.ts';
import { jsonOf, property } from './json.ts';

/** Where Renovate is configured. Source: Renovate's "Configuration options", the places that it looks at. */
export default defineExtractor({
  id: 'renovate',
  version: 1,
  emits: ['renovate.config'],
  handles: path => path === 'package.json' || isConfig.test(path),
  extract(document, emit) {
    const { path, text } = document;
    if (path !== 'package.json') return emit('renovate.config', path, nowhere, {});
    if (!text.includes('"renovate"') || property(jsonOf(document).root, 'renovate') === undefined) return;
    emit('renovate.config', path, nowhere, {});
  },
});

const isConfig = /^(?:(?:\.github\/|\.gitlab\/)?renovate\.json(?:c|5)?|\.renovaterc(?:\.json(?:c|5)?)?)$/;
