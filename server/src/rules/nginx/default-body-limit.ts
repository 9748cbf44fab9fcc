import { nowhere } from '../../base/span.ts';
import { uploadsBehind } from '../../resolve/uploads.ts';
import { defineRule, fails, type Fix, unknown } from '../rule.ts';

export default defineRule({
  id: 'nginx/default-body-limit',
  summary: 'nginx passes uploads on and nobody has decided how large they may be',
  severity: 'warning',
  confidence: 'likely',
  fix: 'review',
  judges: ['nginx.default-body-limit'],
  reads: ['nginx.body-limit', 'nginx.file'],
  roles: ['living', 'template'],
  judge({ path, value: { hosts, includes, insertion } }, facts) {
    if (onTrial.test(path)) return unknown('role');
    if (includes.some(it => !withoutLimit.test(it))) return unknown('open');
    const holder = facts.in(path, 'nginx.file')[0]?.value.holder;
    if (holder === 'location' || holder === 'other') return unknown('unproven');
    // A file that is a part of a configuration may be included where another one states a limit.
    if (holder !== 'main' && facts.get('nginx.body-limit', 'http').length + facts.get('nginx.body-limit', 'main').length > 0)
      return unknown('open');
    if (holder === 'server' && facts.get('nginx.body-limit', 'server').length > 0) return unknown('open');
    const upload = uploadsBehind(facts, path, hosts)[0];
    const fix = (at: number, indent: number): Fix => ({
      title: 'Write down the limit of 1 MB',
      kind: 'review',
      changes: [{ type: 'edit', path, span: { start: at, end: at }, newText: `\n${' '.repeat(indent)}client_max_body_size 1m;` }],
    });
    return fails({
      message: `No client_max_body_size here, so that nginx refuses bodies over 1 MB${upload === undefined ? '' : `; ${upload.path} takes uploads`}`,
      confidence: upload === undefined ? 'weak' : 'likely',
      related: upload === undefined ? [] : [{ path: upload.path, span: upload.span ?? nowhere, message: 'files are taken here' }],
      fixes: insertion === undefined ? [] : [fix(insertion.at, insertion.indent)],
    });
  },
});

/** A proxy that tests or developers run. */
const onTrial = /(?:^|[/_.-])(?:tests?|e2e|dev|local|\.github)(?=[/_.-])/i;

/** Files that come with nginx and limit nothing. */
const withoutLimit = /(?:^|\/)(?:mime\.types|(?:fastcgi|uwsgi|scgi|proxy)[_.]params|fastcgi\.conf|modules(?:-enabled)?\/[^/]*)$/;
