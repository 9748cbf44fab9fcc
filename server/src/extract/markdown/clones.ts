import type { Span } from '../../base/span.ts';
import { sentenceAround } from './sentence.ts';

/** The name of the repository whose address stands at a place of a block, where the words before it tell to clone it. */
export function clonedAt(text: string, block: Span, at: Span): string | undefined {
  const name = repository.exec(text.slice(at.start, at.end))?.[1];
  return name !== undefined && /\bclon(?:e|ing)\b/i.test(sentenceAround(text, block, at).before) ? name : undefined;
}

const repository = /^<?https?:\/\/[\w.-]+\/[\w.~-]+\/([\w.-]+?)(?:\.git)?\/?>?$/;
