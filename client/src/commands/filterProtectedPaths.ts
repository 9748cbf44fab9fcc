import type { Session } from '../session.ts';
import { askFilter } from '../views/filteredView.ts';

/** Asks for the words by which the view Protected paths is filtered, and shows it. */
export async function filterProtectedPaths({ protectedPaths }: Session): Promise<void> {
  await askFilter(protectedPaths, {
    title: 'Groundline: Filter Protected Paths',
    prompt: 'Words that a file holds in its path or its pattern, or that begin its state',
    placeHolder: 'src awaiting',
  });
}
