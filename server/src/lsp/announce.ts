import type { ServerNotifications, TreeParams } from '../protocol.ts';
import type { Session } from './session.ts';
import { statusOf } from './status.ts';

/** Tells the client, a few times a second at most, that the status or a view is another. */
export class Announcer {
  readonly #session: Session;
  #timer: NodeJS.Timeout | undefined;
  #told = '';
  readonly #views = new Set<View>();

  constructor(session: Session) {
    this.#session = session;
  }

  /** The status may be another. */
  status(): void {
    if (this.#told === '') this.#tell();
    else this.#timer ??= setTimeout(() => this.#tell(), pause);
  }

  /** The rows of a view may be others, and so the status. */
  view(view: View): void {
    this.#views.add(view);
    this.status();
  }

  #tell(): void {
    this.#timer = undefined;
    const { workspace, paused, trusted, tally } = this.#session;
    const status = statusOf(workspace.folders, { paused, trusted, total: tally.total });
    const text = JSON.stringify(status);
    if (text !== this.#told) this.#send('groundline/status', status);
    this.#told = text;
    if (this.#views.size > 0) this.#send('groundline/treeChanged', { views: [...this.#views] });
    this.#views.clear();
  }

  #send<M extends keyof ServerNotifications>(method: M, params: ServerNotifications[M]): void {
    void this.#session.connection.sendNotification(method, params);
  }
}

type View = TreeParams['view'];

/** In milliseconds. */
const pause = 100;
