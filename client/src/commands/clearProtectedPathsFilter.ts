import type { Session } from '../session.ts';

export async function clearProtectedPathsFilter({ protectedPaths }: Session): Promise<void> {
  await protectedPaths.setFilter('');
}
