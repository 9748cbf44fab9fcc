import { roleByPath } from '../facts/roleByPath.ts';
import { type DataString, stringsOf } from './dataDocument/strings.ts';
import { decidedBy, keyOfDecision } from '../base/decision.ts';
import { grouped } from '../base/grouping.ts';
import { removalOf } from '../base/listItem.ts';
import type { Span } from '../base/span.ts';
import { defineExtractor } from './extractor.ts';
import { isOfRelease, longestUnnamedJson } from './source/kept.ts';

/** Lists in JSON and YAML documents that say by their names which paths are protected, and which are approved without anybody. */
export default defineExtractor({
  id: 'decisions',
  version: 2,
  emits: ['registry.decision'],
  handles: path =>
    /\.(?:jsonc?|ya?ml)$/i.test(path) &&
    !/lock|schema|(?:^|\/)groundline\.ya?ml$/i.test(path) &&
    !isOfRelease(path) &&
    [undefined, 'living'].includes(roleByPath(path)),
  extract(document, emit) {
    const { path, text } = document;
    if (text.length > (/\.jsonc?$/i.test(path) ? longestUnnamedJson : longest) || !words.some(it => text.includes(it)) || !named.test(text))
      return;
    const strings = stringsOf(document);
    const lists = grouped(
      strings.filter(it => !it.key),
      it => it.pointer.replace(/\/[^/]*$/, ''),
    );
    for (const { text, pointer, key } of strings) {
      const segments = pointer.split('/');
      // Members of a list; what stands beside it, such as a description, is none.
      if (key || !/^\d+$/.test(segments.at(-1) ?? '') || /^!|[\s$<{]/.test(text.text)) continue;
      const list = segments.findLast(it => decidedBy(it) !== undefined);
      const decides = list === undefined ? undefined : decidedBy(list);
      if (list === undefined || decides === undefined) continue;
      emit('registry.decision', keyOfDecision(text.text), text.toDocument({ start: 0, end: text.text.length }), {
        decides,
        written: text.text,
        list,
        ...(decides === 'protected' ? {} : removalIn(document.text, lists.get(pointer.replace(/\/[^/]*$/, '')) ?? [], pointer)),
      });
    }
  },
});

/** What goes with an entry of a list of nothing but texts. */
function removalIn(text: string, list: readonly DataString[], pointer: string): { readonly removal?: Span } {
  if (!list.every((it, index) => it.pointer.endsWith(`/${index}`))) return {};
  const spans = list.map(it => it.text.toDocument({ start: 0, end: it.text.text.length }));
  const removal = removalOf(
    text,
    spans,
    list.findIndex(it => it.pointer === pointer),
  );
  return removal === undefined ? {} : { removal };
}

const longest = 400_000;
/** What the names below hold, without the letter that begins a word in some spellings: asked before the pattern. */
const words = ['rotected', 'ROTECTED', 'pprov', 'PPROV'];
const named = /["']?\b(?:\w*protected\w*|\w*auto[_-]?approve\w*|require\w*[_-]?approval\w*)["']?\s*:/i;
