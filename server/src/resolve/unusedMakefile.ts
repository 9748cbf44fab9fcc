import { nameOf, type Path } from '../base/path.ts';
import type { FactOf } from '../facts/fact.ts';
import { defineResolution, type FactView } from '../index/view.ts';

/**
 * Whether nothing in the workspace takes in a Makefile that make does not find by itself: no other one includes it, and no command names it.
 * Source: the GNU make manual, "What Name to Give Your Makefile". Question: the document's path.
 */
export const isUnusedMakefile = defineResolution({
  id: 'unused-makefile',
  reads: ['make.file', 'make.open', 'command.target'],
  answer(facts, path: Path): boolean {
    if (!byAnotherName.test(nameOf(path)) || !facts.in(path, 'make.file').some(it => it.value.tool === 'make')) return false;
    const isMeant = (written: string): boolean => nameOf(written) === nameOf(path) || /[$*?%[]/.test(written);
    return (
      !facts.all('make.open').some(it => it.path !== path && includes.has(it.value.because) && isMeant(it.key)) &&
      !facts.all('command.target').some(it => it.value.file !== undefined && isMeant(it.value.file) && !isOfItself(facts, it))
    );
  },
});

/** Whether a Makefile runs what only make tells the name of: `make -f $(MAKEFILE_LIST)` is itself. */
const isOfItself = (facts: FactView<'make.file'>, { path, value: { file = '' } }: FactOf<'command.target'>): boolean =>
  file.includes('$') && facts.in(path, 'make.file').length > 0;

/** `Makefile.docker`, `release.mk`. */
const byAnotherName = /^(?:GNUm|M|m)akefile\.|\.mk$/;
const includes: ReadonlySet<string> = new Set(['include', 'optional-include']);
