import type { Session } from '../session.ts';

/** Ends the server's process and starts a new one, which reads everything anew. */
export async function restartServer({ server, output }: Session): Promise<void> {
  output.info('Restarting the server, as asked.');
  await server.restart();
}
