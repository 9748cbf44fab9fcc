import { isManifestTemplate } from '../facts/packages.ts';
import { defineExtractor } from './extractor.ts';

/**
 * Pieces of package.json in a text that name scripts: the text tells the reader to add them, or is what a generator makes the
 * reader's package.json of.
 */
export default defineExtractor({
  id: 'packageSnippet',
  version: 2,
  emits: ['package.script-example'],
  handles: path => /\.(?:md|mdx|markdown|rst|adoc|txt)$/i.test(path) || isManifestTemplate(path),
  extract({ text }, emit) {
    if (!text.includes('scripts')) return;
    const seen = new Set<number>();
    for (const [start, length] of piecesIn(text)) {
      for (const { 1: name = '', index } of text.slice(start, start + length).matchAll(/"([^"\r\n]+)"\s*:/g)) {
        const at = start + index + 1;
        if (seen.has(at)) continue;
        seen.add(at);
        emit('package.script-example', name, { start: at, end: at + name.length }, {});
      }
    }
  },
});

/**
 * Where entries of `scripts` stand, each with its length: in a `scripts` object, up to the end of its block, or alone in code that a sentence
 * puts into it.
 */
function* piecesIn(text: string): Iterable<readonly [number, number]> {
  for (const block of text.matchAll(/"scripts"\s*:\s*\{([^{}\n]*(?:\n(?![ \t>]*(?:```|~~~))[^{}\n]*)*)/g)) {
    const inside = (block[1] ?? '').length;
    yield [block.index + block[0].length - inside, inside];
  }
  for (const code of text.matchAll(entryAlone)) {
    const at = code.index + code[0].length;
    const [before = ''] = /.*$/.exec(text.slice(Math.max(0, code.index - 160), code.index)) ?? [];
    const [behind = ''] = /^.*/.exec(text.slice(at, at + 160)) ?? [];
    if (intoScripts.test(before + behind)) yield [code.index, code[0].length];
  }
  for (const { 0: whole, 1: lead = '', index } of text.matchAll(fenceOfEntries)) {
    if (intoScripts.test(lead)) yield [index + lead.length, whole.length - lead.length];
  }
}

/** `` `"flow": "flow"` ``. */
const entryAlone = /`\s*"[\w:.-]+"\s*:\s*"(?:[^"\\\r\n`]|\\.)*",?\s*`/g;

/** A line of text, and behind it a fenced block that holds nothing but entries whose values are strings. */
const fenceOfEntries =
  /^([^\r\n`]*(?:`[^`\r\n]+`[^`\r\n]*)*)\r?\n(?:[ \t>]*\r?\n)?[ \t>]*(?:```|~~~)\w*[ \t]*\r?\n(?:[ \t>]*(?:\+[ \t]*)?"[\w:.-]+"\s*:\s*"(?:[^"\\\r\n]|\\.)*",?[ \t]*\r?\n)+[ \t>]*(?:```|~~~)/gm;

/** "Add … to the `scripts` section", "In the scripts, put". A folder may be called so, too. */
const intoScripts =
  /\b(?:add|put|insert|append|include|paste|place|define)\b.*\bscripts\b(?!\/)|\bscripts\b(?!\/).*\b(?:add|put|insert|append|include|paste|place|define)\b/i;
