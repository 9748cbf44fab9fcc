import type { Path } from '../base/path.ts';
import { uriPath } from '../base/uriPath.ts';

/**
 * A workspace folder's URI and the paths inside it. Clients write the same file in several ways (`file:///c%3A/Work`,
 * `file:///C:/Work`, with or without a slash at the end): two URIs are compared in one normal form, and what goes out begins as
 * the client wrote the folder.
 */
export class FolderUri {
  /** As the client wrote it, without a slash at the end. */
  readonly uri: string;
  readonly #normal: string;

  constructor(uri: string) {
    this.uri = uri.replace(/\/+$/, '');
    this.#normal = normalUri(this.uri);
  }

  /** The path of a URI inside the folder; `undefined` when it lies outside. */
  pathOf(uri: string): Path | undefined {
    const normal = normalUri(uri);
    if (normal === this.#normal) return '';
    return normal.startsWith(`${this.#normal}/`) ? normal.slice(this.#normal.length + 1) : undefined;
  }

  uriOf(path: Path): string {
    return path === '' ? this.uri : `${this.uri}/${uriPath(path)}`;
  }

  /** Whether another folder lies inside this one. */
  contains(other: FolderUri): boolean {
    return other.#normal.startsWith(`${this.#normal}/`);
  }
}

/** One spelling of a URI: decoded, drive letter in lower case, no slash at the end. */
export function normalUri(uri: string): string {
  return decode(uri)
    .replace(/^(file:\/\/[^/]*\/)([A-Za-z])(?=:)/, (_, before: string, drive: string) => before + drive.toLowerCase())
    .replace(/\/+$/, '');
}

function decode(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch (error) {
    if (error instanceof URIError) return uri;
    throw error;
  }
}
