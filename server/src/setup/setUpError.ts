/** Nothing can be set up, and nothing was written; said in a sentence without a final period. */
export class SetUpError extends Error {
  override readonly name = 'SetUpError';
}
