/** A file cannot be changed, said in a sentence without a final period. Nothing was written. */
export class WriteError extends Error {
  override readonly name = 'WriteError';
}
