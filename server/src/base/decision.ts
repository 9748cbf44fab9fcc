/** What the name of a list says of the paths in it; undefined when it says nothing. */
export function decidedBy(list: string): 'protected' | 'approved' | undefined {
  // A name may be written with those that it stands in: "governance.protected_paths".
  const name = list
    .replace(/^.*\./, '')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replaceAll('-', '_');
  if (
    /^(?:never_auto_approved?|requires?_(?:manual_|human_)?approval|always_require_approval|protected)(?:_(?:paths?|files?|folders?|dirs?|patterns?|globs?))?$/.test(
      name,
    )
  )
    return 'protected';
  return /^auto_?(?:approved?|approval)(?:_(?:paths?|files?|folders?|dirs?|patterns?|globs?))?$/.test(name) ? 'approved' : undefined;
}

/** A path or glob as decisions are compared: from the root, a folder without its slash and without the `/**` behind it. */
export const keyOfDecision = (written: string): string => written.replace(/^(?:\.?\/)+/, '').replace(/\/(?:\*{1,2})?$/, '');

/** Names of files and keys that speak of what is kept from being cleaned away, which anybody may change. */
export const aboutStorage =
  /(?:^|[-_/.])(?:storage|retention|clean(?:[-_]?up|er|ing)?|prun(?:e|ing)|purge|tidy|gc|quotas?|disk|caches?|backups?)(?:[-_/.]|$)/i;
