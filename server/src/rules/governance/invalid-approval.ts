import { everyRole } from '../../facts/documents.ts';
import { defineRule, fails } from '../rule.ts';

export default defineRule({
  id: 'governance/invalid-approval',
  summary: 'A recorded decision or request cannot be read, or was edited',
  severity: 'error',
  confidence: 'certain',
  judges: ['approval.invalid'],
  reads: [],
  roles: everyRole,
  judge: ({ value }) => fails({ message: `The decision does not count: ${value.because}` }),
});
