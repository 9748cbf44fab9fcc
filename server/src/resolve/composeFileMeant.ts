import { folderOf, nameOf, type Path } from '../base/path.ts';
import type { FactOf } from '../facts/fact.ts';
import type { FactView } from '../index/view.ts';
import { knownServices } from './composeCommand.ts';
import { past } from './paths.ts';
import { type Replacement, replacementOf } from './replacement.ts';

/**
 * The compose file that a missing one was meant to be: where history moved it, the file beside it that is it but for a slip, or another of
 * the names that Compose looks for. Variants of a name start other things, and so do files of its name in other folders.
 */
export function fileMeant(facts: FactView<'compose.file'>, document: Path, path: Path): Replacement | undefined {
  const now = replacementOf(facts, path, document);
  if (now !== undefined && (folderOf(now.path) === folderOf(path) || isMove(facts, path, now.path))) return now;
  if (!defaultName.test(nameOf(path))) return undefined;
  const [found, ...others] = composeFilesIn(facts, folderOf(path)).filter(it => defaultName.test(nameOf(it)));
  return found === undefined || others.length > 0 ? undefined : { path: found, sure: false, why: 'Compose finds this file by itself' };
}

function isMove(facts: FactView, path: Path, to: Path): boolean {
  const gone = facts.ask(past, path);
  return gone.state === 'removed' && gone.to === to;
}

const defaultName = /^(?:docker-)?compose\.ya?ml$/;

export const composeFilesIn = (facts: FactView<'compose.file'>, folder: Path): readonly Path[] =>
  facts
    .all('compose.file')
    .map(it => it.path)
    .filter(it => folderOf(it) === folder);

/** Whether another file in place of a claim's has all services that commands of its document name with it, as far as they are known. */
export function servesAsWell(
  facts: FactView<'command.compose-service' | 'compose.file' | 'compose.service' | 'command.produces' | 'doc.produces'>,
  claim: FactOf<'command.compose-file'>,
  written: string,
): boolean {
  return facts
    .in(claim.path, 'command.compose-service')
    .filter(it => it.value.files.includes(claim.key) && /^[\w.-]+$/.test(it.key))
    .every(it => {
      const files = it.value.files.map(file => (file === claim.key ? written : file));
      const known = knownServices(facts, { ...it, value: { ...it.value, files } });
      return typeof known === 'string' || known.services.includes(it.key);
    });
}
