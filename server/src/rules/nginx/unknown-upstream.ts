import { enumerate } from '../../base/enumerate.ts';
import { nameOf } from '../../base/path.ts';
import { type ComposeHosts, hostsOf, namedAnywhere } from '../../resolve/composeHosts.ts';
import { describeFiles } from '../../resolve/composeProject.ts';
import { publishedInstead } from '../../resolve/containerPorts.ts';
import { servicesTaking } from '../../resolve/configTakers.ts';
import { includesUnread } from '../../resolve/nginxIncludes.ts';
import { nameFixes } from '../compose/nameFixes.ts';
import { changeTo } from '../edit.ts';
import { defineRule, fails, holds, unknown } from '../rule.ts';

export default defineRule({
  id: 'nginx/unknown-upstream',
  summary: 'nginx passes requests to a host or port that its compose project does not have',
  severity: 'warning',
  confidence: 'certain',
  fix: 'safe',
  judges: ['nginx.host'],
  reads: ['nginx.host', 'nginx.upstream', 'compose.service', 'compose.host-name', 'compose.resource', 'mention.file'],
  roles: ['living', 'template'],
  judge(claim, facts) {
    const { key: host, value } = claim;
    if (/[.[:]/.test(host) || host === 'localhost') return unknown('not-local');
    // What an upstream itself consists of is looked up by name.
    if (value.directive !== 'server' && facts.get('nginx.upstream', host).length > 0) return holds;
    if (value.directive !== 'server' && facts.ask(includesUnread, claim.path)) return unknown('open');
    const takers = facts.ask(servicesTaking, claim.path);
    if (takers.length === 0) return unknown('not-local');
    const projects = takers.map(({ set }) => ({ set, hosts: hostsOf(facts, set) }));
    const home = projects.find(it => has(it.hosts, host));
    if (home !== undefined) {
      const wrong = value.port === undefined ? undefined : publishedInstead(facts, home.set.files, host, value.port.text);
      if (wrong === undefined || value.port === undefined) return holds;
      const { span } = value.port;
      return fails({
        message: `Port ${value.port.text} is where "${host}" is published; its container listens on ${wrong.key}`,
        confidence: 'likely',
        span,
        related: [{ path: wrong.path, span: wrong.span, message: 'the port is published here' }],
        fixes: [changeTo({ path: claim.path, span }, wrong.key, 'review')],
      });
    }
    if (projects.some(it => it.hosts.open)) return unknown('open');
    if (facts.ask(namedAnywhere, host) !== undefined) return unknown('elsewhere');
    const [{ set, hosts } = { set: undefined, hosts: undefined }] = projects;
    if (set === undefined || hosts === undefined) return unknown('unproven');
    const service = set.files.flatMap(it => facts.in(it, 'compose.service'))[0];
    const fixes = nameFixes(claim, hosts.services);
    // A file none of whose hosts the project has, not even misspelt, may be read where another project runs. Since nginx does not start where
    // a host is missing, one that is like no service is most often another project's on the same network.
    const isKnown = fixes.some(it => it.kind === 'safe') || facts.in(claim.path, 'nginx.host').some(it => has(hosts, it.key));
    const isItsOwn = isKnown && fixes.length > 0;
    // A script that names the file chooses what nginx reads, by a variable perhaps.
    const chosen = facts.get('mention.file', nameOf(claim.path)).some(it => isShell.test(it.path));
    return fails({
      message: `No host "${host}" in ${describeFiles(set.files)}; it has ${enumerate([...hosts.services].sort())}`,
      confidence: isItsOwn && !chosen ? 'certain' : 'likely',
      related: service === undefined ? [] : [{ path: service.path, span: service.span, message: 'services are defined here' }],
      fixes,
    });
  },
});

const has = ({ services, others }: ComposeHosts, host: string): boolean => services.includes(host) || others.includes(host);

const isShell = /\.(?:sh|bash)$/;
