import { TemporaryRepository } from '../cli/temporaryRepository.ts';
import type { Job } from './steps.ts';

/** A clone on a branch that adds a dead link to a page that had one, as a runner checks a pull request out. */
export class PullRequest implements Disposable {
  readonly #origin = new TemporaryRepository({ 'README.md': 'See [the guide](docs/guide.md).\n' }).init();
  readonly clone = new TemporaryRepository();

  constructor(page = 'See [the guide](docs/guide.md) and [the map](docs/map.md).\n') {
    this.clone.git('clone', '-q', `file://${this.#origin.root}`, '.');
    this.clone.git('switch', '-qc', 'map');
    this.clone.write({ 'README.md': page });
    this.clone.commit('Name the map');
  }

  /** The event, in a fork or not. */
  job(more: Readonly<Record<string, string>> = {}, fork = false): Job {
    return {
      workspace: this.clone.root,
      github: { event_name: 'pull_request', ref: 'refs/pull/1/merge', event: { pull_request: { head: { repo: { fork } } } } },
      environment: { GITHUB_ACTIONS: 'true', GITHUB_BASE_REF: 'main', ...more },
    };
  }

  /** The push of what is checked out. */
  push(more: Readonly<Record<string, string>> = {}): Job {
    return {
      workspace: this.clone.root,
      github: { event_name: 'push', ref: 'refs/heads/main', event: {} },
      environment: { GITHUB_ACTIONS: 'true', GITHUB_BASE_REF: '', ...more },
    };
  }

  [Symbol.dispose](): void {
    this.#origin[Symbol.dispose]();
    this.clone[Symbol.dispose]();
  }
}
