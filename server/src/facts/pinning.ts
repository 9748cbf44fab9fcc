/** What the policy asks of names that others can give to something else. */
export interface PinningFacts {
  /** How exactly images or actions have to be named; key: `images` or `actions`. `digest` is of images, `sha` of actions. */
  'policy.pinning': { readonly level: 'none' | 'tag' | 'digest' | 'sha' };
}
