import { extensionOf, nameOf, type Path } from '../base/path.ts';
import type { MachinePathStands } from '../facts/machine.ts';
import { roleByPath } from '../facts/roleByPath.ts';
import { defineExtractor } from './extractor.ts';
import { commentsOf, type InComment } from './comments.ts';
import { exampleAround } from './machine/example.ts';
import { machinePathsIn } from './machine/find.ts';
import { isRecord, isTestFile } from './source/kept.ts';

/**
 * Paths of one machine in scripts, sources and configurations. A file is searched for the few characters that such a path
 * begins with; only where one stands are comments told from code.
 */
export default defineExtractor({
  id: 'machinePaths',
  version: 1,
  emits: ['machine.path'],
  handles: path => standsIn(path) !== undefined && isKept(path),
  extract({ path, text }, emit) {
    const stands = text.startsWith('#cloud-config') ? 'image' : standsIn(path);
    if (stands === undefined || text.length > longest || isTestFile(path, text)) return;
    let inComment: InComment | undefined;
    for (const { path: key, at, ...value } of machinePathsIn(text)) {
      inComment ??= commentsOf(path, text);
      const comment = stands !== 'image' && (inComment(at.start) || isDescribed(text, at.start));
      const inside =
        stands === 'value' && isCompose.test(path) && key.startsWith('/home/') && !/^\/*:\//.test(text.slice(at.end, at.end + 3));
      const mounted = isInContainer(text, at.start);
      emit(
        'machine.path',
        key,
        at,
        { stands: comment ? 'comment' : inside || mounted ? 'image' : stands, ...value },
        exampleAround(text, at),
      );
    }
  },
});

/** A compose file names places of the host only in front of `:/`, where it mounts them; drives and `/Users` are never in a container. */
const isCompose = /(?:^|\/)[\w.-]*compose[\w.-]*\.ya?ml$/;

/** Whether a place stands in the text that a JSON document has for its readers. */
const isDescribed = (text: string, at: number): boolean =>
  /^[ \t]*"(?:description|markdownDescription|\$comment|examples?|title)"[ \t]*:/.test(text.slice(text.lastIndexOf('\n', at) + 1, at));

/** Whether a JSON document says where a container mounts something. */
const isInContainer = (text: string, at: number): boolean =>
  /"(?:destination|container_path|containerPath|mountPath)"[ \t]*:[ \t]*"$/.test(text.slice(text.lastIndexOf('\n', at) + 1, at));

/** Beyond this a file is data or a bundle. */
const longest = 1_000_000;

function standsIn(path: Path): MachinePathStands | undefined {
  const name = nameOf(path);
  if (images.test(path)) return 'image';
  if (/^\.env(?:\.|$)|^(?:Makefile|GNUmakefile|[Jj]ustfile|Procfile)$/.test(name)) return 'value';
  const extension = extensionOf(path);
  if (extension === '')
    return /(?:^|\/)(?:bin|scripts?|hooks|\.husky|\.githooks|hack|tools|ci)\/[^./][^./]*$/.test(path) ? 'command' : undefined;
  return scripts.has(extension) ? 'command' : configurations.has(extension) ? 'value' : sources.has(extension) ? 'string' : undefined;
}

/** What runs somewhere else than on the machine of whoever works here: images, containers, clusters, servers. */
const images =
  /(?:^|\/)(?:[\w.-]*(?:Dockerfile|Containerfile)[\w.-]*|Vagrantfile|Caddyfile[\w.-]*|crontab|[\w.-]+\.(?:service|timer|tf|hcl|nomad|pkr|dockerfile|conf))$|(?:^|\/)(?:\.devcontainer|ansible|k8s|kubernetes|helm|charts|\.github|\.circleci|terraform|cloud-init|deploy|deployment|hatchbox|provision(?:ing)?)\/|(?:^|\/)\.gitlab-ci\.yml$/;

const scripts = new Set('.sh .bash .zsh .ksh .fish .ps1 .psm1 .bat .cmd'.split(' '));
const configurations = new Set(
  '.json .jsonc .json5 .yml .yaml .toml .ini .cfg .properties .env .xml .plist .mk .cmake .gradle .code-workspace .props .targets .csproj .sql .reg'.split(
    ' ',
  ),
);
const sources = new Set(
  '.py .pyi .js .jsx .mjs .cjs .ts .tsx .mts .cts .vue .svelte .astro .go .rs .rb .rake .php .java .kt .kts .scala .swift .c .h .cc .cpp .hpp .cs .lua .pl .pm .r .jl .ex .exs .dart .groovy'.split(
    ' ',
  ),
);

/** Whether what a file holds is kept by hand and about this workspace; scripts kept as a record are read too. */
function isKept(path: Path): boolean {
  const role = roleByPath(path);
  if (role !== undefined && role !== 'living' && !(role === 'chronicle' && scripts.has(extensionOf(path)))) return false;
  return !isRecord(path);
}
