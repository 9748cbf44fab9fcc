import { isPlaceholderVersion, sameRelease } from '../../base/version.ts';
import { productOf } from '../../resolve/products.ts';
import { changeTo } from '../edit.ts';
import { defineRule, fails, holds, unknown } from '../rule.ts';

export default defineRule({
  id: 'versions/mismatch',
  summary: 'A document states another version of a product than its manifest declares',
  severity: 'warning',
  confidence: 'likely',
  fix: 'review',
  judges: ['version.stated'],
  reads: ['version.declared'],
  judge(claim, facts) {
    if (isPlaceholderVersion(claim.key)) return unknown('placeholder');
    const found = productOf(facts, claim);
    if (found === undefined) return unknown('not-local');
    const { product, sure } = found;
    if (sameRelease(claim.key, product.version)) return holds;
    return fails({
      message: `Version "${claim.key}" of ${product.name}; ${product.declared.path} says "${product.version}"`,
      confidence: sure ? 'likely' : 'weak',
      related: [{ path: product.declared.path, span: product.declared.span, message: 'the version is declared here' }],
      fixes: [changeTo(claim, product.version.replace(/^v/, ''), 'review')],
    });
  },
});
