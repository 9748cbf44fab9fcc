/**
 * Whether a comment on the line of a link, or alone on the line before, says that what is linked is still to be written; `before` is
 * what stands in front of the link's destination.
 */
export function isStillToWrite(before: string): boolean {
  const end = before.lastIndexOf('-->');
  const start = end < 0 ? -1 : before.lastIndexOf('<!--', end);
  if (start < 0) return false;
  const between = before.slice(end + 3);
  const [own = '', ...below] = between.split('\n');
  const standsAlone = own.trim() === '' && /^[ \t>]*$/.test(before.slice(before.lastIndexOf('\n', start) + 1, start));
  if (below.length > 1 || (below.length === 1 && !standsAlone)) return false;
  const comment = before.slice(start, end);
  return marker.test(comment) && (making.test(comment) || bare.test(comment));
}

const marker = /\b(?:TODO|FIXME|TBD)\b/i;
const making = /\b(?:write|add|create|document|draft|author|provide|publish|make)\b(?! more\b)/i;
const bare = /^<!--[-\s]*\w+[\s:!.-]*$/;
