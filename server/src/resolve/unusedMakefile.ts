import { nameOf, type Path } from '../base/path.ts';
import { defineResolution } from '../index/view.ts';

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
      !facts.all('command.target').some(it => it.value.file !== undefined && isMeant(it.value.file))
    );
  },
});

/** `Makefile.docker`, `release.mk`. */
const byAnotherName = /^(?:GNUm|M|m)akefile\.|\.mk$/;
const includes: ReadonlySet<string> = new Set(['include', 'optional-include']);
