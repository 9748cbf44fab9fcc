import type { Session } from '../session.ts';
import { askFilter } from '../views/filteredView.ts';

/** Asks for the words by which the view Facts is filtered, and shows it. */
export async function filterFacts({ factsView }: Session): Promise<void> {
  await askFilter(factsView, {
    title: 'Groundline: Filter Facts',
    prompt: 'Words that a fact holds in its kind, its key or its path',
    placeHolder: 'compose.service api',
  });
}
