import { existsSync, readdirSync } from 'node:fs';
import * as path from 'node:path';
import { Unavailable } from '../installation/unavailable.ts';

/** The packaged extension under test: `VSIX`, else the only one in `folder`. Two would mean testing an old one unawares. */
export function findVsix(folder: string): string {
  const named = process.env['VSIX'];
  if (named !== undefined) return path.resolve(named);
  const found = (existsSync(folder) ? readdirSync(folder) : []).filter(it => it.endsWith('.vsix'));
  if (found.length === 1 && found[0] !== undefined) return path.join(folder, found[0]);
  throw new Unavailable(`Expected one .vsix in ${folder}, found ${found.length}: package the extension, or set VSIX`);
}
