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

/** Whether the words in front of a link tell the reader to add the very file that it leads to: "Add `pump.ts` to [the factories](factories/pump.ts)". */
export function isFileToAdd(before: string, path: string): boolean {
  const name = adding.exec(before)?.[1];
  return name !== undefined && (path === name || path.endsWith(`/${name}`));
}

const adding =
  /\b(?:add|create|write)\s+(?:(?:an?|the|your|new|file)\s+){0,3}[`'"*]{1,3}([\w-][\w.-]*\.\w+)[`'"*]{1,3}[^\n.]{0,40}\[[^\]\n]*\]\($/i;
const marker = /\b(?:TODO|FIXME|TBD)\b/i;
const making = /\b(?:write|add|create|document|draft|author|provide|publish|make)\b(?! more\b)/i;
const bare = /^<!--[-\s]*\w+[\s:!.-]*$/;
