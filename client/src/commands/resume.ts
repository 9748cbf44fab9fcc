import { pausedKey } from '../server.ts';
import type { Session } from '../session.ts';

/** Checks again after a pause. */
export async function resume({ server, memory }: Session): Promise<void> {
  await memory.update(pausedKey, undefined);
  await server.request('groundline/setPaused', { paused: false });
}
