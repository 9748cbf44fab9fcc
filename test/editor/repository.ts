import * as path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root folder: the extension under development, and what every path below starts from. */
export const repository = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/** Where editor tests leave pictures; ignored by git like everything else under `out/`. */
export const screenshots = path.join(repository, 'out', 'screenshots');

/** The pictures of the README, made by the editor tests. */
export const pictures = path.join(repository, 'media', 'screenshots');
