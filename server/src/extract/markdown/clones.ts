import type { Span } from '../../base/span.ts';
import { sentenceAround } from './sentence.ts';

/**
 * The name of the repository whose address stands at a place of a block, where the words before it tell to clone it, or say that
 * something lives there whose checkout the next sentence speaks of.
 */
export function clonedAt(text: string, block: Span, at: Span): string | undefined {
  const name = repository.exec(text.slice(at.start, at.end))?.[1];
  if (name === undefined) return undefined;
  const { before } = sentenceAround(text, block, at);
  const isHome =
    /\b(?:lives?|resides?|is (?:kept|maintained|developed)) in \[[^\]]*\]\($/i.test(before) && checkout.test(text.slice(at.end, block.end));
  return isHome || /\bclon(?:e|ing)\b/i.test(before) ? name : undefined;
}

const repository = /^<?https?:\/\/[\w.-]+\/[\w.~-]+\/([\w.-]+?)(?:\.git)?\/?>?$/;
const checkout =
  /^\)[^.]{0,40}\.\s+(?:from|in|inside|within) (?:a|the|your) (?:\w+ )?(?:checkout|clone) of (?:it|that (?:repo|repository))\b/i;
