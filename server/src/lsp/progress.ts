import type { Folder } from './folder.ts';
import type { Session } from './session.ts';

/** Shows the first reading of a folder as work-done progress, where the client can show it. */
export async function showProgress({ connection, abilities }: Session, folder: Folder): Promise<void> {
  if (!abilities.showsProgress) return;
  const progress = await connection.window.createWorkDoneProgress();
  progress.begin('Groundline', 0, 'reading the folder', false);
  while (folder.state.is === 'indexing') {
    const { done, total } = folder.state;
    if (total > 0) progress.report(Math.floor((100 * done) / total), `${done} of ${total} documents`);
    await new Promise(resolve => setTimeout(resolve, pause));
  }
  progress.done();
}

/** Between two reports, in milliseconds. */
const pause = 100;
