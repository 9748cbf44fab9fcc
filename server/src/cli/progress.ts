import type { Streams } from './streams.ts';

/** One line on standard error that says how far things are; nothing when that is no terminal, or when it takes no time. */
export class Progress {
  readonly #streams: Streams;
  readonly #begin = performance.now();
  #shown = false;

  constructor(streams: Streams) {
    this.#streams = streams;
  }

  show(text: string): void {
    if (!this.#streams.progress || performance.now() - this.#begin < quiet) return;
    this.#shown = true;
    this.#streams.error(`\r\u001b[K${text}`);
  }

  clear(): void {
    if (this.#shown) this.#streams.error('\r\u001b[K');
    this.#shown = false;
  }
}

/** Milliseconds before anything is shown. */
const quiet = 300;
