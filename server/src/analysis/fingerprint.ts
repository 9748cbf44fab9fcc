import { createHash } from 'node:crypto';

/**
 * Fingerprints for the findings of one document, in its order: rule, path, normalised claim and the ordinal among equal
 * claims of the document. No line numbers, so that lines may shift.
 */
export function fingerprinter(path: string): (rule: string, claim: { readonly kind: string; readonly key: string }) => string {
  const ordinals = new Map<string, number>();
  return (rule, claim) => {
    const identity = [rule, path, claim.kind, claim.key.trim().replace(/\s+/g, ' ')].join('\u0000');
    const ordinal = ordinals.get(identity) ?? 0;
    ordinals.set(identity, ordinal + 1);
    return createHash('sha256').update(`${identity}\u0000${ordinal}`).digest('hex').slice(0, 16);
  };
}
