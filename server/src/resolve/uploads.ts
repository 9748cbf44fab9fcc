import { isInside, type Path } from '../base/path.ts';
import type { FactOf } from '../facts/fact.ts';
import { defineResolution, type FactView } from '../index/view.ts';
import { mergedBuild } from './composeBuild.ts';
import { roleOf } from './role.ts';
import { servicesTaking } from './configTakers.ts';

/** The programs that take uploads among those that a configuration of nginx passes requests to; all of the workspace where that cannot be told. */
export function uploadsBehind(
  facts: FactView<'compose.build' | 'compose.service-reference' | 'env.variable'>,
  config: Path,
  hosts: readonly string[],
): readonly FactOf<'code.upload'>[] {
  const uploads = facts.ask(livingUploads, '');
  if (uploads.length === 0) return [];
  const builds = facts.ask(servicesTaking, config).flatMap(({ set }) => hosts.map(it => mergedBuild(facts, set, it)));
  const contexts = builds.flatMap(it => it?.context ?? []);
  return contexts.length === 0 ? uploads : uploads.filter(it => contexts.some(context => isInside(it.path, context)));
}

const livingUploads = defineResolution({
  id: 'living-uploads',
  reads: ['code.upload'],
  answer: (facts): readonly FactOf<'code.upload'>[] => facts.all('code.upload').filter(it => facts.ask(roleOf, it.path) === 'living'),
});
