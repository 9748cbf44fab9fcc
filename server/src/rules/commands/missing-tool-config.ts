import { findToolConfig } from '../../resolve/toolConfigs.ts';
import { defineRule, fails, holds, unknown } from '../rule.ts';

export default defineRule({
  id: 'commands/missing-tool-config',
  summary: 'A command runs a tool whose configuration is not where the tool looks',
  severity: 'warning',
  confidence: 'certain',
  judges: ['command.tool'],
  reads: ['tree.file', 'history.removed'],
  judge(claim, facts) {
    const found = findToolConfig(facts, claim);
    if (found.is === 'there') return holds;
    if (found.is !== 'missing') return unknown(found.is);
    const { file, folder, removed } = found;
    const what = removed?.to === undefined ? 'it was removed' : `it moved to "${removed.to}"`;
    const story = removed === undefined ? '' : `; ${what} in ${removed.commit} (${removed.date})`;
    return fails({
      message: `No "${file}"${folder === '' ? '' : ` in "${folder}"`} for ${claim.key}${story}`,
      confidence: removed === undefined || claim.value.origin === 'text' ? 'likely' : 'certain',
    });
  },
});
