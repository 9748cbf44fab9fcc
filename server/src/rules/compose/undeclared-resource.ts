import type { FactOf } from '../../facts/fact.ts';
import { composeProjectOf, describeFiles, isDefinedAfar } from '../../resolve/composeProject.ts';
import { isOfCatalogue } from '../../resolve/rancherCatalogue.ts';
import { changeTo } from '../edit.ts';
import { defineRule, fails, type Fix, holds, unknown } from '../rule.ts';
import { nameFixes } from './nameFixes.ts';

export default defineRule({
  id: 'compose/undeclared-resource',
  summary: 'A service uses a named volume, network, secret or config that its project never declares',
  severity: 'error',
  confidence: 'certain',
  fix: 'safe',
  judges: ['compose.resource-use'],
  reads: ['compose.resource', 'compose.resource-place', 'compose.service'],
  judge(claim, facts) {
    const { type, name } = claim.value;
    if (claim.key === 'networks/default') return holds;
    if (facts.ask(isOfCatalogue, claim.path)) return unknown('not-local');
    const project = facts.ask(composeProjectOf, claim.path);
    if (project.resources.includes(claim.key)) return holds;
    if (project.state !== 'known') return unknown(project.state === 'fragment' ? 'unproven' : 'unreadable');
    const beside = project.beside.includes(claim.key);
    if ((beside && !project.discovered) || isDefinedAfar(facts, claim.path, claim.key)) return unknown('elsewhere');
    const declared = project.files.flatMap(it => facts.in(it, 'compose.resource')).filter(it => it.value.type === type);
    const named = { ...claim, key: name };
    const nearestNames = nameFixes(named, [...declared.map(it => it.value.name), ...(type === 'networks' ? ['default'] : [])]).filter(
      it => it.kind === 'safe',
    );
    const place = facts.in(claim.path, 'compose.resource-place').find(it => it.key === type);
    const missing = facts
      .in(claim.path, 'compose.resource-use')
      .filter(it => it.value.type === type && !project.resources.includes(it.key));
    const declare =
      place === undefined || (type !== 'volumes' && type !== 'networks') ? [] : [declaration(claim, place, missing, declared.length === 0)];
    // Services on two networks do not find each other: where there is one, it is the likelier mend.
    const only = type === 'networks' && declared.length === 1 && nearestNames.length === 0 ? declared[0] : undefined;
    return fails({
      message: `The ${type.slice(0, -1)} "${name}" is not declared in ${describeFiles(project.files)}`,
      ...(beside || project.alone ? { confidence: 'likely' } : {}),
      related: declared.slice(0, 1).map(it => ({ path: it.path, span: it.span, message: `${type} are declared here` })),
      fixes: [...nearestNames, ...(only === undefined ? [] : [changeTo(claim, only.value.name, 'review')]), ...declare],
    });
  },
});

/**
 * Without a section of its own the first one brings it, with all that it has to declare, so that two never do. Where others are declared,
 * one of them may be what is meant under a new name.
 */
function declaration(claim: Use, place: FactOf<'compose.resource-place'>, missing: readonly Use[], isOnly: boolean): Fix {
  const { before, indent, section } = place.value;
  const names = section ? [claim.value.name] : [...new Set(missing.map(it => it.value.name))].filter(it => it !== 'default');
  const kind = section ? missing.find(it => it.key === claim.key) : missing[0];
  return {
    title: `Declare ${names.map(it => `"${it}"`).join(', ')}`,
    kind: isOnly && kind?.span.start === claim.span.start ? 'safe' : 'review',
    changes: [{ type: 'edit', path: claim.path, span: place.span, newText: before + names.map(it => `${indent}${it}:\n`).join('') }],
  };
}

type Use = FactOf<'compose.resource-use'>;
