import { pausedKey } from '../server.ts';
import type { Session } from '../session.ts';

/** Stops checking in this workspace until it is resumed, also when it is opened again. */
export async function pause({ server, memory }: Session): Promise<void> {
  await memory.update(pausedKey, true);
  await server.request('groundline/setPaused', { paused: true });
}
