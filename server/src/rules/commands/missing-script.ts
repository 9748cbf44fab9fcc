import { enumerate } from '../../base/enumerate.ts';
import { byNearness } from '../../base/nearest.ts';
import { findScript } from '../../resolve/packages.ts';
import { nameFixes } from '../compose/nameFixes.ts';
import { forReview } from '../edit.ts';
import { lacking } from '../group.ts';
import { defineRule, fails, holds, unknown } from '../rule.ts';

export default defineRule({
  id: 'commands/missing-script',
  summary: 'A command runs a package.json script that does not exist',
  severity: 'warning',
  confidence: 'certain',
  fix: 'safe',
  judges: ['command.script'],
  reads: ['package.script'],
  judge(claim, facts) {
    const found = findScript(facts, claim);
    if (found.is === 'there') return holds;
    if (found.is !== 'missing') return unknown(found.is);
    const { manifest, names, candidates, elsewhere, inImage, byName, guessed, several, openFolder } = found;
    // A document about a program that lives in another repository.
    const loose = guessed && claim.value.origin === 'prose';
    const where = manifest === undefined ? 'any package.json' : `${manifest}${several ? ', nor in another package.json' : ''}`;
    const defined = elsewhere[0] ?? facts.in(manifest ?? '', 'package.script')[0];
    const fixes = nameFixes(claim, candidates);
    return fails({
      message: `No script "${claim.key}" in ${where}; it defines ${names.length === 0 ? 'none' : enumerate(byNearness(claim.key, names), 6)}`,
      ...(elsewhere.length > 0 ? { severity: 'info' } : {}),
      confidence: manifest === undefined || inImage || byName || loose || claim.value.origin === 'text' ? 'likely' : 'certain',
      group: lacking(manifest, 'script', claim.key),
      related:
        defined === undefined
          ? []
          : [{ path: defined.path, span: defined.span, message: `${elsewhere.length > 0 ? 'it is' : 'scripts are'} defined here` }],
      fixes: openFolder ? forReview(fixes) : fixes,
    });
  },
});
