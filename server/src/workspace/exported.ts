import { git } from './git.ts';

/**
 * Whether a repository is written by a tool from another one that stays elsewhere, so that what it lacks may be there: its newest commits
 * name the revision they come from. Sources: Copybara's reference (the label `GitOrigin-RevId`, at Google `PiperOrigin-RevId`), ShipIt's
 * `fbshipit-source-id`; tools of one's own name it alike.
 */
export async function isExported(
  root: string,
  /** The full id of a commit. */
  revision: string,
  options: { readonly signal?: AbortSignal } = {},
): Promise<boolean> {
  const { stdout } = await git(root, ['log', `--max-count=${newest}`, '--no-color', '--format=%B', revision, '--'], options);
  return label.test(stdout.toString('utf8'));
}

/** Some may have been made beside the tool. */
const newest = 5;

const label = /^[ \t]*(?:[A-Za-z]+Origin-RevId|fbshipit-source-id|internal-(?:repo-)?(?:sha|commit)):[ \t]*[\da-f]/im;
