import { canonicalJson, idOf } from '../extract/approvals/canonical.ts';
import { approvalsFolder, type DecisionRecord, type RequestRecord, requestsFolder } from '../extract/approvals/record.ts';
import type { DecidedPath, Decision } from '../facts/approvals.ts';

/** A record with the file it belongs into. */
export interface Recorded {
  readonly path: string;
  readonly text: string;
}

/** What a signature is made over: all that a decision says, its signature left out. */
export function signedText(decision: DecisionRecord): string {
  const { signature, ...said } = decision;
  return canonicalJson(said);
}

/** The file of a decision, named by what it says. */
export function recordDecision(decision: Decision, signature?: string): Recorded {
  const record: DecisionRecord = {
    version: 1,
    ...decision,
    paths: ordered(decision.paths),
    ...(signature === undefined ? {} : { signature }),
  };
  return recorded(approvalsFolder, record);
}

/** The file of a request. */
export function recordRequest(request: Omit<RequestRecord, 'version'>): Recorded {
  return recorded(requestsFolder, { version: 1, ...request, paths: ordered(request.paths) });
}

const recorded = (folder: string, record: RequestRecord): Recorded => ({
  path: `${folder}/${idOf(record)}.json`,
  text: `${JSON.stringify(record, null, 2)}\n`,
});

const ordered = (paths: readonly DecidedPath[]): readonly DecidedPath[] => [...paths].sort((a, b) => (a.path < b.path ? -1 : 1));
