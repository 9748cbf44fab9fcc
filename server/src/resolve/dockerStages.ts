import type { Path } from '../base/path.ts';
import type { FactView } from '../index/view.ts';

/** The index of the stage that a name or number means: of all stages that bear it the last one before `before`. */
export function stageNamed(facts: FactView<'docker.stage'>, dockerfile: Path, name: string, before?: number): number | undefined {
  const wanted = name.toLowerCase();
  return facts
    .in(dockerfile, 'docker.stage')
    .findLast(it => (before === undefined || it.value.index < before) && (it.key === wanted || String(it.value.index) === wanted))?.value
    .index;
}

/** The indexes of a stage and of all that it builds on, the stage itself first. */
export function stagesBelow(facts: FactView<'docker.stage'>, dockerfile: Path, stage: number): readonly number[] {
  const stages = facts.in(dockerfile, 'docker.stage');
  const found: number[] = [];
  for (let at: number | undefined = stage; at !== undefined && !found.includes(at); ) {
    found.push(at);
    const base = stages.find(it => it.value.index === at)?.value.base;
    at = base === undefined ? undefined : stageNamed(facts, dockerfile, base, at);
  }
  return found;
}

/** The stage that a build ends with: the one asked for, else the last; undefined when there is none. */
export function targetStage(facts: FactView<'docker.stage'>, dockerfile: Path, target: string | undefined): number | undefined {
  return target === undefined ? facts.in(dockerfile, 'docker.stage').at(-1)?.value.index : stageNamed(facts, dockerfile, target);
}
