import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { decisionOf, requestOf } from '../server/src/extract/approvals/record.ts';
import { recordDecision, recordRequest } from '../server/src/governance/records.ts';

const schema = (name: string) =>
  new Ajv({ allowUnionTypes: true }).compile(JSON.parse(readFileSync(`schema/${name}.schema.json`, 'utf8')) as object);
const [approval, request] = [schema('approval'), schema('request')];

const blob = fc.oneof(
  fc.constant(null),
  fc.record({ object: fc.stringMatching(/^[0-9a-f]{40}$/), mode: fc.constantFrom('100644', '100755', '120000', '160000') }),
);
const requested = fc.record({
  paths: fc.array(fc.record({ path: fc.string({ minLength: 1 }), before: blob, after: blob }), { minLength: 1, maxLength: 3 }),
  base: fc.oneof(fc.constant(null), fc.stringMatching(/^[0-9a-f]{40}$/)),
  requester: fc.stringMatching(/^[a-z]{1,8}@[a-z]{1,8}$/),
  reason: fc.string(),
  time: fc.constant('2027-01-31T12:00:00Z'),
});
const decided = fc
  .tuple(requested, fc.constantFrom('approve' as const, 'reject' as const))
  .map(([it, decision]) => ({ ...it, decision, approver: it.requester }));

/** Something else in place of one of a record's values, or nothing. */
const spoilt = (record: object) =>
  fc
    .constantFrom(...Object.keys(record))
    .chain(key => fc.oneof(fc.constant(undefined), fc.jsonValue()).map(value => ({ ...record, [key]: value })));

describe('the published schemas of decisions and requests', () => {
  it('take what is written', () => {
    fc.assert(fc.property(decided, it => assert.ok(approval(JSON.parse(recordDecision(it, 'signed').text)))));
    fc.assert(fc.property(requested, it => assert.ok(request(JSON.parse(recordRequest(it).text)))));
  });
  it('agree with what is read, whatever stands there', () => {
    const same = (valid: (value: unknown) => unknown, read: (value: unknown) => unknown) => (value: object) => {
      const written: unknown = JSON.parse(JSON.stringify(value));
      assert.equal(valid(written), typeof read(written) !== 'string', JSON.stringify(written));
    };
    fc.assert(fc.property(decided.map(it => JSON.parse(recordDecision(it).text) as object).chain(spoilt), same(approval, decisionOf)));
    fc.assert(fc.property(requested.map(it => JSON.parse(recordRequest(it).text) as object).chain(spoilt), same(request, requestOf)));
  });
});
