import { nameOf, type Path } from '../base/path.ts';
import { span } from '../base/span.ts';
import { idOf } from './approvals/canonical.ts';
import { approvalsFolder, type DecisionRecord, decisionOf, requestOf, type RequestRecord, requestsFolder } from './approvals/record.ts';
import { defineExtractor } from './extractor.ts';

/** Decisions in `.groundline/approvals/` and requests in `.groundline/requests/`, one JSON file each, named by what it says. */
export default defineExtractor({
  id: 'approvals',
  version: 1,
  emits: ['approval.decision', 'approval.request', 'approval.invalid'],
  alone: true,
  handles: path => path.endsWith('.json') && (isDecision(path) || path.startsWith(`${requestsFolder}/`)),
  extract({ path, text }, emit) {
    const place = span(0, 0);
    const value = parsed(text);
    const id = idOf(value);
    const record = isDecision(path) ? decisionOf(value) : requestOf(value);
    if (typeof record === 'string') return emit('approval.invalid', path, place, { because: record });
    if (nameOf(path) !== `${id}.json`) return emit('approval.invalid', path, place, { because: misnamed(id) });
    const { paths, requester, reason, time } = record;
    if (!isDecided(record)) for (const it of paths) emit('approval.request', it.path, place, { id, requester, reason, time, ...it });
    else {
      const { decision, approver, base, signature } = record;
      const said = { decision, approver, base, requester, reason, time };
      for (const it of paths) emit('approval.decision', it.path, place, { id, decision: said, signed: signature !== undefined, ...it });
    }
  },
});

const isDecided = (record: RequestRecord): record is DecisionRecord => 'decision' in record;

const isDecision = (path: Path): boolean => path.startsWith(`${approvalsFolder}/`);

const misnamed = (id: string): string => `it says something else than when it was named; what it says now would be ${id}.json`;

/** `null`, which no record is, for what is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
