/** A file cannot be changed and nothing was written, said in a sentence without a final period. */
export class WriteError extends Error {
  override readonly name = 'WriteError';

  constructor(why: string) {
    super(`Nothing was written: ${why}`);
  }
}
