import type { DecidedPath, Decision } from '../../facts/approvals.ts';
import type { Blob } from '../../facts/changes.ts';

/** A decision as its file holds it. */
export interface DecisionRecord extends RequestRecord, Decision {
  readonly signature?: string;
}

/** A request as its file holds it. */
export interface RequestRecord {
  readonly version: 1;
  readonly paths: readonly DecidedPath[];
  readonly base: string | null;
  readonly requester: string;
  readonly reason: string;
  readonly time: string;
}

/** Where decisions and requests lie, from the root. */
export const approvalsFolder = '.groundline/approvals';
export const requestsFolder = '.groundline/requests';

/** Reads a decision; a sentence without a final period when it is none. */
export function decisionOf(value: unknown): DecisionRecord | string {
  const record = recordOf(value);
  if (typeof record === 'string') return record;
  const { decision, approver, signature } = value as Readonly<Record<string, unknown>>;
  if (decision !== 'approve' && decision !== 'reject') return '"decision" is neither "approve" nor "reject"';
  if (!isAddress(approver)) return '"approver" is no e-mail address';
  if (signature !== undefined && typeof signature !== 'string') return '"signature" is no text';
  return { ...record, decision, approver, ...(signature === undefined ? {} : { signature }) };
}

/** Reads a request; a sentence without a final period when it is none. */
export function requestOf(value: unknown): RequestRecord | string {
  return recordOf(value);
}

function recordOf(value: unknown): RequestRecord | string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'it is no JSON object';
  const { version, paths, base, requester, reason, time } = value as Readonly<Record<string, unknown>>;
  if (version !== 1) return '"version" is not 1';
  if (!Array.isArray(paths) || paths.length === 0 || !paths.every(isDecidedPath))
    return '"paths" is no list of paths with the content before and after';
  if (base !== null && !isObject(base)) return '"base" is no commit';
  if (!isAddress(requester)) return '"requester" is no e-mail address';
  if (typeof reason !== 'string') return '"reason" is no text';
  if (typeof time !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(time)) return '"time" is no time, as 2027-01-31T12:00:00Z';
  return { version, paths, base, requester, reason, time };
}

function isDecidedPath(value: unknown): value is DecidedPath {
  if (typeof value !== 'object' || value === null) return false;
  const { path, before, after } = value as Readonly<Record<string, unknown>>;
  return typeof path === 'string' && path !== '' && isBlob(before) && isBlob(after);
}

function isBlob(value: unknown): value is Blob | null {
  if (value === null) return true;
  if (typeof value !== 'object' || value === undefined) return false;
  const { object, mode } = value as Readonly<Record<string, unknown>>;
  return isObject(object) && typeof mode === 'string' && /^(?:100644|100755|120000|160000)$/.test(mode);
}

const isObject = (value: unknown): value is string => typeof value === 'string' && /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(value);

/** Whether it names somebody: something before and behind an `@`, without white space, control characters and what a signers file gives a meaning to. */
export const isAddress = (value: unknown): value is string =>
  typeof value === 'string' && /^[^\s@,"*?!\p{C}]+@[^\s@,"*?!\p{C}]+$/u.test(value);
