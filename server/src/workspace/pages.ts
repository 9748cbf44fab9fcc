import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** The page of a rule: Markdown, without the marks of what is generated. */
export function pageOf(rule: string): string {
  return readFileSync(join(pages, `${rule}.md`), 'utf8').replace(/^<!-- (?:generated|end): .*-->\n/gm, '');
}

/** Beside the bundle, or among the sources. */
const pages = basename(import.meta.dirname) === 'workspace' ? join(import.meta.dirname, '..', 'rules') : join(import.meta.dirname, 'rules');
