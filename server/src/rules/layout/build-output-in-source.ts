import { nowhere } from '../../base/span.ts';
import { everyRole } from '../../facts/documents.ts';
import { buildOutputFiles, buildOutputs } from '../../resolve/buildOutputs.ts';
import { defineRule, fails, holds } from '../rule.ts';

export default defineRule({
  id: 'layout/build-output-in-source',
  summary: 'A folder of sources holds what a tool built',
  severity: 'warning',
  confidence: 'likely',
  judges: ['tree.file'],
  reads: [],
  candidates: buildOutputFiles,
  roles: everyRole,
  judge({ key: path }, facts) {
    const output = facts.ask(buildOutputs, '').get(path);
    if (output === undefined) return holds;
    const { folder, files, proof } = output;
    return fails({
      message: `The folder ${folder} holds ${files === 1 ? 'a file' : `${files} files`} that a tool built, among sources`,
      related: [{ path: proof, span: nowhere, message: 'no person wrote this' }],
    });
  },
});
