import { type Span, span } from '../../base/span.ts';
import type { Veto } from '../../facts/fact.ts';
import type { Emit } from '../extractor.ts';
import { isInWrittenContents } from './writtenContents.ts';

export interface LinkForm {
  readonly image: boolean;
  readonly html: boolean;
}

/**
 * States the claim of a link's or image's destination; `at` is the place of the destination as written, without quotes or `<>`,
 * and `said` what its sentence says of it.
 */
export function emitLink(text: string, at: Span, form: LinkForm, emit: Emit<'doc.link' | 'doc.anchor-link'>, said?: Veto): void {
  const written = text.slice(at.start, at.end);
  if (written === '' || /^(?:[a-z][a-z0-9+.-]+:|\/\/)/i.test(written)) return;
  const hash = written.indexOf('#');
  const query = written.indexOf('?');
  const pathEnd = [hash, query].reduce((end, it) => (it >= 0 && it < end ? it : end), written.length);
  const anchor = hash < 0 ? '' : decode(written.slice(hash + 1));
  const anchorSpan = span(at.start + hash + 1, at.end);
  if (pathEnd === 0) {
    if (hash !== 0 || anchor === '') return;
    const kept = isInWrittenContents(text, at) ? { kept: true } : {};
    emit('doc.anchor-link', anchor, anchorSpan, { written, ...kept }, vetoOf(written) ?? said);
    return;
  }
  const key = decode(written.slice(0, pathEnd));
  emit(
    'doc.link',
    key,
    span(at.start, at.start + pathEnd),
    {
      written,
      ...form,
      ...(/^(?:[ \t]+["'][^"'\n]*["'])?\)\{/.test(text.slice(at.end, at.end + 80)) ? { listed: true } : {}),
      ...(anchor === '' ? {} : { anchor, anchorSpan }),
    },
    vetoOf(written) ?? said ?? (leftAlone.test(text.slice(at.end, at.end + 80)) ? 'elsewhere' : undefined),
  );
}

/** A title by which docsify leaves a link as it is, so that it leads on from the page's address. Source: docsify, "Helpers", ignore. */
const leftAlone = /^>?[ \t]+(["'])(?:(?!\1)[^\n])*(?<![\w:]):ignore(?![\w-])/;

/** Whether the destination that begins here makes a picture or a sign a link to an anchor, which templates write where it leads nowhere. */
export const isSignThatLeadsNowhere = (text: string, from: number): boolean =>
  text[from] === '#' && /(?:\[!\[[^\]\n]*\]\([^()\n]*\)|\[[^\]\n\p{L}\p{N}]+)\]\($/u.test(text.slice(Math.max(0, from - 400), from));

/** Percent escapes and backslash escapes decoded; as written where they are malformed. */
function decode(written: string): string {
  const plain = written.includes('\\') ? written.replace(/\\([!-/:-@[-`{-~])/g, '$1') : written;
  if (!plain.includes('%')) return plain;
  try {
    return decodeURIComponent(plain);
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    return plain;
  }
}

const vetoOf = (written: string): Veto | undefined =>
  /[{}<>$*|`"\n]|\.\.\.|…|%[sd]\b|^%\w+%(?:[\\/]|$)|\b(?:[YNX]{4,}|MM-DD)\b|^(?:url|link|path|todo|tbd|href|src|image|your-.*|xxx+)$|(?:^|\/)path\/to\/|\/your[-_]/i.test(
    written,
  )
    ? 'placeholder'
    : undefined;
