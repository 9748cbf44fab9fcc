import { realpath } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, isAbsolute, join } from 'node:path';
import { isInsideFolder } from './links.ts';

/** What tells where caches belong. */
export interface CacheSurroundings {
  readonly platform: NodeJS.Platform;
  readonly home: string;
  readonly variables: Readonly<Record<string, string | undefined>>;
}

/**
 * Where this program keeps what it can make again: `groundline` in the user's cache folder, as the system has it (see the XDG
 * Base Directory specification). `undefined` when that lies inside the workspace folder `root`, links followed.
 */
export async function cacheFolder(root: string, surroundings: CacheSurroundings = here()): Promise<string | undefined> {
  const folder = await realFolder(join(userCaches(surroundings), 'groundline'));
  return isInsideFolder(root, folder) ? undefined : folder;
}

function here(): CacheSurroundings {
  return { platform: process.platform, home: homedir(), variables: process.env };
}

function userCaches({ platform, home, variables }: CacheSurroundings): string {
  const { XDG_CACHE_HOME: xdg = '', LOCALAPPDATA: local = '' } = variables;
  if (isAbsolute(xdg)) return xdg;
  if (platform === 'win32') return isAbsolute(local) ? local : join(home, 'AppData', 'Local');
  return platform === 'darwin' ? join(home, 'Library', 'Caches') : join(home, '.cache');
}

/** Where a folder really is or would be made. */
async function realFolder(folder: string): Promise<string> {
  try {
    return await realpath(folder);
  } catch {
    const above = dirname(folder);
    return above === folder ? folder : join(await realFolder(above), basename(folder));
  }
}
