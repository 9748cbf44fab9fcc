import type { Path } from '../base/path.ts';

/** The group of all claims that name the same thing, which a file does not have; without a file none has it. */
export const lacking = (file: Path | undefined, what: string, name: string): { readonly id: string; readonly title: string } => ({
  id: `lacking-${what}:${file ?? ''}:${name}`,
  title: file === undefined ? `No file has the ${what} "${name}"` : `${file} has no ${what} "${name}"`,
});
