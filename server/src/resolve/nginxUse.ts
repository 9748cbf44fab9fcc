import { folderOf, isInside, nameOf, type Path } from '../base/path.ts';
import { roleByPath } from '../facts/roleByPath.ts';
import { defineResolution, type FactView } from '../index/view.ts';
import { composeBuildsOf } from './composeBuild.ts';
import { dockerBuildsOf } from './dockerContexts.ts';
import { roleOf } from './role.ts';
import { dockerfilesTaking, servicesTaking } from './configTakers.ts';

/** Whether anything takes a configuration of nginx to where nginx reads it. */
export type NginxUse = { readonly is: 'used' } | { readonly is: 'unknown' } | { readonly is: 'unused'; readonly dockerfile?: Path };

/** Who takes a configuration of nginx; question: its path. */
export const nginxUse = defineResolution({
  id: 'nginx-use',
  reads: ['mention.file', 'mention.pattern', 'compose.file', 'docker.file', 'nginx.file', 'compose.resource-use'],
  answer(facts, path: Path): NginxUse {
    if (facts.ask(servicesTaking, path).length > 0) return { is: 'used' };
    const dockerfiles = facts.ask(dockerfilesTaking, path);
    const named = facts.get('mention.file', nameOf(path)).filter(it => !speaksOfFolder(it.path) && !dockerfiles.includes(it.path));
    if (named.some(it => !isProse(it.path) && folderOf(it.path) === folderOf(path))) return { is: 'used' };
    if (dockerfiles.some(it => isBuilt(facts, it))) return { is: 'used' };
    if (dockerfiles.length > 0) {
      const [dockerfile] = dockerfiles;
      return dockerfiles.length === 1 && dockerfile !== undefined && isLeftOver(facts, dockerfile)
        ? { is: 'unused', dockerfile }
        : { is: 'unknown' };
    }
    if (named.length > 0) return { is: 'unknown' };
    // A folder that is mounted may be told by a variable.
    if (facts.all('compose.resource-use').some(it => it.value.type === 'volumes' && it.value.name.includes('$'))) return { is: 'unknown' };
    // Where nothing of the workspace runs nginx, somebody copies the file by hand.
    return facts.all('docker.file').length + facts.all('compose.file').length === 0 || isInFolderOfOthers(facts, path)
      ? { is: 'unknown' }
      : { is: 'unused' };
  },
});

/** Lists of what a folder may hold, and of who owns it, take nothing. */
const speaksOfFolder = (path: Path): boolean => /(?:^|\/)(?:CODEOWNERS|groundline\.yaml)$/.test(path) || roleByPath(path) !== undefined;

const isProse = (path: Path): boolean => /\.(?:md|mdx|rst|adoc|txt)$/i.test(path);

/** Whether a compose file, a workflow, a script or a living document builds a Dockerfile. */
const isBuilt = (facts: FactView, dockerfile: Path): boolean =>
  facts.ask(composeBuildsOf, dockerfile).length > 0 ||
  facts.ask(dockerBuildsOf, dockerfile).some(it => ['living', 'site', 'template'].includes(facts.ask(roleOf, it.path)));

/** A Dockerfile that nothing builds beside one that something does: not the one that a service of hosting finds by its name. */
function isLeftOver(facts: FactView<'docker.file'>, dockerfile: Path): boolean {
  if (nameOf(dockerfile) === 'Dockerfile') return false;
  return facts
    .all('docker.file')
    .some(it => folderOf(it.path) === folderOf(dockerfile) && it.path !== dockerfile && isBuilt(facts, it.path));
}

/** A folder of several such files is most likely copied as a whole, or holds examples. */
const isInFolderOfOthers = (facts: FactView<'nginx.file'>, path: Path): boolean =>
  folderOf(path) !== '' && facts.all('nginx.file').some(it => it.path !== path && isInside(it.path, folderOf(path)));
