import type { Locator } from 'playwright-core';

/** The parts of a row that carry words: a label, its description, and what a finding consists of in the Problems panel. */
const wordParts =
  '.monaco-icon-name-container, .label-description, .marker-message, .marker-source, .marker-code, .marker-line, .multiline, .related-info-resource, .marker-description';

/**
 * The rows of a list or tree in sight, from top to bottom, each indented by two spaces per level.
 * Read in one go, since a list may redraw at any moment; ordered by index, since it reuses elements in any order.
 */
export async function readRows(rows: Locator): Promise<readonly string[]> {
  const read = await rows.evaluateAll(
    (elements: readonly RowElement[], parts: string) =>
      elements.map(row => ({
        index: Number(row.getAttribute('data-index')),
        level: Number(row.getAttribute('aria-level') ?? 1),
        words: Array.from(row.querySelectorAll(parts), it => it.textContent ?? '').join(' '),
      })),
    wordParts,
  );
  return read.sort((a, b) => a.index - b.index).map(({ level, words }) => '  '.repeat(level - 1) + words.replace(/\s+/g, ' ').trim());
}

/** What is read of an element in the page: the tests are compiled without the types of a browser. */
interface RowElement {
  getAttribute(name: string): string | null;
  querySelectorAll(selector: string): ArrayLike<{ readonly textContent: string | null }>;
}
