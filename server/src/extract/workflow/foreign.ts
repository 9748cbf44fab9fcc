import { normalPath } from '../shell/written.ts';
import { entriesOf, stringOf, textOf, valueOf, type YamlNode } from '../yaml.ts';

/** Whether a step runs an action of another repository that may leave files behind which nobody can name. */
export function mayLeaveFiles(step: YamlNode): boolean {
  const name = stringOf(valueOf(step, 'uses'));
  return name !== undefined && !name.startsWith('.') && !preparing.test(name.replace(/@.*$/, ''));
}

/** The files that the inputs of a step's action call its outputs, as written. */
export function outputsOf(step: YamlNode): readonly string[] {
  if (!mayLeaveFiles(step)) return [];
  return entriesOf(valueOf(step, 'with')).flatMap(({ key, value }) => {
    const written = outputKey.test(key) ? textOf(value) : undefined;
    return written !== undefined && /^[\w./-]+\.\w+$/.test(written) ? [normalPath(written)] : [];
  });
}

/** Names of actions that prepare the runner, or hand on what is there; what they bring is known or no file of the workspace. */
const preparing =
  /(?:^|[/-])(?:checkout|setup|install\w*|toolchain|login|auth|configure|credentials|cache|upload|download|metadata|buildx|qemu|labeler|release|codecov)(?:[-/]|$)/i;

const outputKey = /(?:^|[-_])(?:out|output|outfile|dest|destination|report|result|summary)s?(?:[-_](?:file|path|name|filename))?$/i;
