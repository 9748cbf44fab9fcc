import { isPlaceholderVersion, sameRelease } from '../../base/version.ts';
import { emptyPlace, isBound, sourceOf } from '../../resolve/boundVersions.ts';
import { productOf } from '../../resolve/products.ts';
import { changeTo } from '../edit.ts';
import { defineRule, fails, holds, unknown } from '../rule.ts';

export default defineRule({
  id: 'versions/mismatch',
  summary: 'A document states another version of a product than its manifest declares',
  severity: 'warning',
  confidence: 'certain',
  fix: 'review',
  judges: ['version.stated', 'policy.version-place', 'policy.version'],
  reads: [],
  judge(claim, facts) {
    if (claim.kind === 'policy.version') {
      const empty = emptyPlace(facts, claim);
      return empty === undefined ? holds : fails({ message: `No version at "${empty.written}"`, span: empty.span });
    }
    if (claim.kind === 'policy.version-place') {
      const source = sourceOf(facts, claim);
      const { version } = claim.value;
      if (source === undefined || sameRelease(version, source.place.value.version)) return holds;
      const wanted = source.place.value.version;
      return fails({
        message: `Version "${version}" of ${source.name}; ${source.place.path} says "${wanted}"`,
        related: [{ path: source.place.path, span: source.place.span, message: 'the policy says that it is decided here' }],
        fixes: [changeTo(claim, wanted, 'safe')],
      });
    }
    if (isPlaceholderVersion(claim.key)) return unknown('placeholder');
    if (isBound(facts, claim)) return holds;
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
