import { isSlip } from '../../base/nearest.ts';
import { nowhere } from '../../base/span.ts';
import type { FactOf } from '../../facts/fact.ts';
import { isAssigned, readVariables } from '../../resolve/environmentNames.ts';
import { environmentRegistries, hasNamedRegistry, registeredVariables, registryFor } from '../../resolve/environmentRegistry.ts';
import { isSurrounding } from '../../resolve/knownVariables.ts';
import { changeTo } from '../edit.ts';
import { defineRule, fails, type Fix, holds, unknown } from '../rule.ts';

export default defineRule({
  id: 'env/undocumented-variable',
  summary: 'A program reads a variable that the registry does not list',
  severity: 'info',
  confidence: 'certain',
  fix: 'review',
  judges: ['env.read'],
  reads: ['policy.environment-registry', 'env.variable', 'env.setting'],
  judge(claim, facts) {
    if (!hasNamedRegistry(facts) || isSurrounding(claim.key)) return unknown('not-local');
    // A bundler puts its own settings under `process.env`, in the case that programs write names.
    if (/[a-z]/.test(claim.key)) return unknown('unproven');
    const registered = facts.ask(registeredVariables, '');
    if (registered.has(claim.key)) return holds;
    if (isAssigned(facts, claim.key)) return unknown('produced');
    // One line is missing, however many programs read it.
    if (facts.ask(readVariables, '').get(claim.key) !== claim.path) return unknown('elsewhere');
    const registries = facts.ask(environmentRegistries, '');
    const registry = registryFor(facts, claim.path);
    const where = registries.length === 1 ? registries[0] : `none of the ${registries.length} registries`;
    const meant = claim.value.folded === true ? undefined : [...registered].find(it => isSlip(it, claim.key));
    return fails({
      message: `"${claim.key}" is read here, and ${where} ${registries.length === 1 ? 'does not list' : 'lists'} it`,
      related: registries.slice(0, 1).map(path => ({ path, span: nowhere, message: 'variables are listed here' })),
      fixes: [
        ...(meant === undefined ? [] : [changeTo(claim, meant, 'review')]),
        ...(registry === undefined ? [] : additionTo(claim.key, facts.in(registry, 'env.variable'))),
      ],
      group: { id: 'undocumented-variable', title: 'Variables that no registry lists' },
    });
  },
});

/** The fix that lists a variable behind the last one of a registry. */
const additionTo = (name: string, listed: readonly FactOf<'env.variable'>[]): readonly Fix[] =>
  listed.slice(-1).map(({ path, value: { line, unended } }) => ({
    title: `Add "${name}" to ${path}`,
    kind: 'review',
    changes: [{ type: 'edit', path, span: { start: line.end, end: line.end }, newText: unended === true ? `\n${name}=` : `${name}=\n` }],
  }));
