import { compileName } from '../base/glob.ts';
import { nameOf, type Path } from '../base/path.ts';
import { defineResolution } from '../index/view.ts';

/**
 * Whether a configuration of nginx includes something, where groups of servers may stand, that the workspace has under no name that was
 * read as configuration; question: the path of the including file.
 */
export const includesUnread = defineResolution({
  id: 'includes-unread',
  reads: ['nginx.include', 'nginx.file'],
  answer: (facts, path: Path): boolean =>
    facts.in(path, 'nginx.include').some(({ key }) => {
      const pattern = nameOf(key);
      if (withoutServers.test(pattern)) return false;
      const matches = compileName(pattern);
      return !facts.all('nginx.file').some(it => it.path !== path && matches(nameOf(it.path)));
    }),
});

/** What nginx itself brings to be included: types of files, and parameters for the programs behind it. */
const withoutServers = /^(?:mime\.types|(?:fastcgi|proxy|scgi|uwsgi)_params|fastcgi\.conf)$/;
