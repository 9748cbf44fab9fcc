import type { Emit } from '../extractor.ts';

/** The versions that a README states of its product: a badge of its own, or a line `**Version**: 1.2.0` outside of fences. */
export function emitReadmeVersions(text: string, emit: Emit<'version.stated'>): void {
  const stated =
    /(?:shields\.io\/badge\/version-|^(?:#{1,6} |[-*>] )?\*{0,2}(?:current |latest )?version\*{0,2}:\*{0,2} +[`*]{0,2})v?(\d+\.\d+[\w.+]*)/gim;
  for (const match of text.matchAll(stated)) {
    const [whole, version = ''] = match;
    const end = match.index + whole.length;
    const fences = text.slice(0, match.index).match(/^(?:```|~~~)/gm)?.length ?? 0;
    if (fences % 2 === 1) continue;
    const written = version.replace(/[.+]$/, '');
    const start = end - version.length;
    emit('version.stated', written, { start, end: start + written.length }, { through: 'readme', names: [], besideSource: false });
  }
}
