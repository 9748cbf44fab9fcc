/** Names as a sentence lists them: `api, db, web`; of many the first `most`, and how many more there are. */
export function enumerate(names: Iterable<string>, most = 8): string {
  const all = [...new Set(names)];
  if (all.length <= most + 1) return all.join(', ');
  return `${all.slice(0, most).join(', ')} and ${all.length - most} more`;
}
