import { visible } from '../report/visible.ts';

/** Lines for a model to read. What a file is called, or says, makes no line of its own. */
export const answerText = (lines: readonly string[]): string => lines.map(visible).join('\n');
