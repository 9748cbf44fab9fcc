import type { Path } from './path.ts';

/**
 * A path as the path of a URI (RFC 3986, section 2.1). A byte of a name that is no valid UTF-8, which stands in the path as U+DC80 to U+DCFF,
 * is written as what it is.
 */
export function uriPath(path: Path): string {
  return path
    .split('/')
    .map(it => it.split(loneSurrogate).map(encodePart).join(''))
    .join('/');
}

const loneSurrogate = /([\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff])/;

function encodePart(part: string): string {
  const code = part.length === 1 ? part.charCodeAt(0) : 0;
  if (code < 0xd800 || code > 0xdfff) return encodeURIComponent(part);
  return code >= 0xdc80 && code <= 0xdcff ? `%${(code - 0xdc00).toString(16).toUpperCase()}` : '%EF%BF%BD';
}
