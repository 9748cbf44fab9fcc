import { fileURLToPath } from 'node:url';
import type { TextResult } from '../protocol.ts';
import { git } from '../workspace/git.ts';
import { decodeText } from '../workspace/source.ts';
import type { Session } from './session.ts';

/** A file as the last commit has it, empty where it has none; `null` when it is the same now, is no text, or git may not be asked. */
export async function baseText({ workspace, trusted }: Session, uri: string): Promise<TextResult | null> {
  const found = trusted ? workspace.find(uri) : undefined;
  const [change] = found?.folder.engine.snapshot.get('change.path', found.path) ?? [];
  if (found === undefined || change === undefined) return null;
  const { before } = change.value;
  if (before === null) return { text: '' };
  const { stdout, code } = await git(fileURLToPath(found.folder.uri.uri), ['cat-file', 'blob', before.object]);
  const text = code === 0 ? decodeText(stdout) : undefined;
  return text === undefined ? null : { text };
}
