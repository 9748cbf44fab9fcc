import { git } from './git.ts';

/**
 * Whether a repository is written by a tool from another one, or from another branch, that stays elsewhere, so that what it lacks may be
 * there: its newest commits name the revision they come from. Sources: Copybara's reference (the label `GitOrigin-RevId`, at Google
 * `PiperOrigin-RevId`), ShipIt's `fbshipit-source-id`; tools of one's own name it alike, or tell in a sentence from which branch they promote a tree.
 */
export async function isExported(
  root: string,
  /** The full id of a commit. */
  revision: string,
  options: { readonly signal?: AbortSignal } = {},
): Promise<boolean> {
  const { stdout } = await git(root, ['log', `--max-count=${newest}`, '--no-color', '--format=%B', revision, '--'], options);
  const messages = stdout.toString('utf8');
  return label.test(messages) || promotion.test(messages);
}

/** Some may have been made beside the tool. */
const newest = 5;

const label = /^[ \t]*(?:[A-Za-z]+Origin-RevId|fbshipit-source-id|internal-(?:repo-)?(?:sha|commit)):[ \t]*[\da-f]/im;

/** `Promote the tree from dev (5a2c…) to main`; a digest that takes the place of another one is no such thing. */
const promotion = /^(?!Merge\b).*\bfrom\b.*\b[\da-f]{40}\b.*\bto (?!v?\d|[\da-f]{7,40}\b)/m;
