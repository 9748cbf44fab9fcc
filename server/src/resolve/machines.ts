import { type Path, resolvePath } from '../base/path.ts';
import type { FactOf } from '../facts/fact.ts';
import { defineResolution, type FactView } from '../index/view.ts';
import { existence } from './paths.ts';
import { plainName, projectNames } from './projectNames.ts';

/** What the workspace knows of a path that only one machine has. */
export type MachinePlace =
  | { readonly is: 'unknown'; readonly because: 'placeholder' | 'example' | 'not-local' | 'unproven' }
  /** This workspace's folder on that machine, and the path from there. */
  | { readonly is: 'checkout'; readonly folder: string; readonly path: Path; readonly there: boolean }
  /** Something else in a person's home. */
  | { readonly is: 'home'; readonly folder: string; readonly user: string }
  /** Something in a folder of projects on a drive. */
  | { readonly is: 'drive'; readonly folder: string };

/** Whose machine a path is of. It is this workspace there when a folder bears its name, or when the path's end is a file here. */
export function machinePlaceOf(facts: FactView, claim: FactOf<'machine.path'>): MachinePlace {
  const { stands, user, unixDrive } = claim.value;
  const path = claim.key;
  if (stands === 'image') return { is: 'unknown', because: 'not-local' };
  const segments = path.split('/');
  if (segments.some(it => placeholder.test(it)) || (user !== undefined && anybody.test(user)))
    return { is: 'unknown', because: 'placeholder' };
  // Where runners of GitHub's check a repository out. Source: "Default environment variables" (`GITHUB_WORKSPACE`).
  if (/^[A-Z]:\/a\/([^/]+)\/\1(?:\/|$)/.test(path)) return { is: 'unknown', because: 'not-local' };
  if (/^[A-Z]:\/(?:program files|program|programdata|windows|winnt|temp|tmp|inetpub|msys64|cygwin\w*|tools\/|hostedtoolcache)/i.test(path))
    return { is: 'unknown', because: 'not-local' };
  if (user !== undefined && (services.test(user) || isProject(facts, user) || facts.ask(serverUsers, '').includes(user)))
    return { is: 'unknown', because: 'not-local' };
  const folder = facts.ask(checkouts, '').find(it => isBelow(path, it));
  const inside = folder === undefined ? undefined : resolvePath('', path.slice(folder.length + 1));
  if (folder !== undefined && inside !== undefined) {
    const there = inside !== '' && !claim.value.open ? facts.ask(existence, inside) : 'missing';
    return { is: 'checkout', folder, path: inside, there: there === 'file' || there === 'folder' };
  }
  const projects = user === undefined && unixDrive === undefined ? workFolder.exec(path)?.[0] : undefined;
  if (projects !== undefined && stands !== 'comment' && stands !== 'prose') return { is: 'drive', folder: projects };
  if (unixDrive === true || user === undefined || !isHome(claim)) return { is: 'unknown', because: 'unproven' };
  if (invented.test(user)) return { is: 'unknown', because: 'example' };
  return { is: 'home', folder: segments.slice(0, segments.indexOf(user) + 1).join('/'), user };
}

/** The folders that this workspace lies in on the machines of those who work on it, the longest first; question: `''`. */
const checkouts = defineResolution({
  id: 'checkouts',
  reads: ['machine.path', 'tree.file'],
  answer(facts): readonly string[] {
    const folders = new Map<string, string>();
    for (const claim of facts.all('machine.path')) {
      if (claim.value.stands === 'image') continue;
      const folder = checkoutOf(facts, claim);
      if (folder !== undefined && !folders.has(folder.toLowerCase())) folders.set(folder.toLowerCase(), folder);
    }
    return [...folders.values()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  },
});

function checkoutOf(facts: FactView<'tree.file'>, { key, value }: FactOf<'machine.path'>): string | undefined {
  const segments = key.split('/');
  const first = key.startsWith('/') ? 3 : 1;
  for (let index = first; index < segments.length; index++) {
    // A project's name right below the drive may be where it is installed.
    if ((index > first || first === 3) && isProject(facts, segments[index] ?? '')) return segments.slice(0, index + 1).join('/');
  }
  if (value.open) return undefined;
  for (let index = first; index < segments.length - 2; index++) {
    const file = segments.slice(index + 1).join('/');
    if (facts.get('tree.file', file).length > 0) return segments.slice(0, index + 1).join('/');
  }
  return undefined;
}

const isProject = (facts: FactView, name: string): boolean => facts.ask(projectNames, '').includes(plainName(name));

/** Users of images and servers of this workspace, by what their own files name; question: `''`. */
const serverUsers = defineResolution({
  id: 'server-users',
  reads: ['machine.path'],
  answer: (facts): readonly string[] => [
    ...new Set(
      facts.all('machine.path').flatMap(it => (it.value.stands === 'image' && it.value.user !== undefined ? [it.value.user] : [])),
    ),
  ],
});

const isBelow = (path: string, folder: string): boolean => {
  const [one, other] = path.startsWith('/') ? [path, folder] : [path.toLowerCase(), folder.toLowerCase()];
  return one === other || one.startsWith(`${other}/`);
};

/** Whether a path below `/home` reads like one of a file system and not like a route. */
function isHome({ key, value }: FactOf<'machine.path'>): boolean {
  const below = key.split('/').slice(3);
  if (below.length === 0) return false;
  if (!key.startsWith('/home/') || value.stands === 'command') return true;
  return below[0]?.startsWith('.') === true || homeFolders.test(below[0] ?? '') || /\.\w{1,5}$/.test(below.at(-1) ?? '');
}

const placeholder =
  /^(?:path|your|my|some|x{3,}|yourname|foo|bar|baz)$|^(?:your|my|some)[-_]|[-_]?(?:here|name)$|^path[-_]?to|^to$|\.\.\./i;
const anybody =
  /^(?:users?|user\d*|username|usr|name|me|you|your\w*|my\w*|someone|somebody|nobody|anyone|person|people|developer|dev|devs|home|xxx+|abc|foo|bar|baz|test\w*|demo|example\w*|sample|youruser\w*|youruserid|user[-_]?name|u|id|\d+)$/i;
/** People of examples: theirs is a machine's path only where it leads to this workspace. */
const invented = /^(?:john|jane|jdoe|johndoe|janedoe|doe|joe|bob|alice|john[._]?doe|jane[._]?doe)$/i;
const services =
  /^(?:runner\w*|vscode|node|ubuntu|debian|centos|fedora|alpine|ec2-user|azureuser|opc|app\w*|web\w*|deploy\w*|git\w*|jenkins|circleci|travis|appveyor|buildkite-agent|vagrant|pi|jovyan|codespace|coder|linuxbrew|postgres|mysql|redis|www-data|www|nginx|apache|airflow|django|rails|ruby|python|php|java|docker|container\w*|nonroot|rootless|odoo|steam|pptruser|pwuser|seluser|build\w*|ci|worker|service|server|admin|administrator|root|shared|public|default|distiller|sandbox|agent|builder|frappe|elixir|amnesia|gradle|rust|go|golang|chrome|mambauser|conda|spack|hadoop|spark|zeppelin|wwwrun|site|forge|ploi|sail|kubernetes|all)$/i;
/** Where developers keep what they work on, with one folder of it. */
const workFolder = /^[A-Z]:\/(?:dev|projects?|code|git|github|repos?|workspaces?)\/[^/]+(?=\/[^/])/i;
const homeFolders =
  /^(?:desktop|documents|downloads|code|projects?|dev|development|src|source|git|github|gitlab|repos?|repositories|work|workspaces?|workspace|go|bin|venvs?|miniconda\d*|anaconda\d*|ideaprojects|pycharmprojects|webstormprojects|sites|tmp|data|datasets)$/i;
