import type { Role } from '../facts/documents.ts';
import { defineResolution } from '../index/view.ts';

/** What a document is for; question: its path. The policy's `history` decides first, then its folders and name, then its own text. */
export const roleOf = defineResolution({
  id: 'role',
  reads: ['doc.role', 'policy.history'],
  answer(facts, path): Role {
    return facts.in(path, 'doc.role')[0]?.value.role ?? 'living';
  },
});
