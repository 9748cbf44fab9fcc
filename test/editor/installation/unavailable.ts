/**
 * The machine can have neither a desktop VS Code nor the web editor.
 * The message is one line that says what to do; a stack trace would only hide it.
 */
export class Unavailable extends Error {
  override readonly name = 'Unavailable';
}

/**
 * Runs an entry point and ends the process with the code it returns.
 * An editor that cannot be had ends with 1: a skipped editor suite is a failed one.
 */
export async function runEntry(entry: () => Promise<number>): Promise<never> {
  try {
    process.exit(await entry());
  } catch (error) {
    console.error(error instanceof Unavailable ? error.message : error);
    process.exit(1);
  }
}
