/** Gives everything that waits in the event loop a turn: messages of the client, timers, other folders. */
export const turn = (): Promise<void> => new Promise(resolve => setImmediate(resolve));

/** How long one piece of work may keep the event loop, in milliseconds. */
export const slice = 8;

/** A bell that any number of callers wait for: every ring wakes all that wait at that moment. */
export class Bell {
  #waiting: (() => void)[] = [];

  next(): Promise<void> {
    return new Promise(resolve => this.#waiting.push(resolve));
  }

  ring(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const wake of waiting) wake();
  }
}
