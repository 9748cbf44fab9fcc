import type { Session } from '../session.ts';

export async function clearFactsFilter({ factsView }: Session): Promise<void> {
  await factsView.setFilter('');
}
