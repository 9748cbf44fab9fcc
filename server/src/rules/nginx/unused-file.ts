import { nowhere } from '../../base/span.ts';
import { nginxUse } from '../../resolve/nginxUse.ts';
import { defineRule, fails, holds, unknown } from '../rule.ts';

export default defineRule({
  id: 'nginx/unused-file',
  summary: 'No Dockerfile, compose file or script takes an nginx configuration',
  severity: 'warning',
  confidence: 'likely',
  judges: ['nginx.file'],
  reads: [],
  judge({ path }, facts) {
    const use = facts.ask(nginxUse, path);
    if (use.is === 'used') return holds;
    if (use.is === 'unknown') return unknown('unproven');
    const { dockerfile } = use;
    return fails({
      message:
        dockerfile === undefined
          ? `No Dockerfile, compose file or script takes "${path}"`
          : `Only ${dockerfile} takes "${path}", and nothing builds it`,
      confidence: 'likely',
      related: dockerfile === undefined ? [] : [{ path: dockerfile, span: nowhere, message: 'nothing builds it' }],
    });
  },
});
