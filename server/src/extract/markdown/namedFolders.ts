/** "from the `frontend` directory", "inside `frontend/`", "from ./frontend": the folder that a text says its commands and paths belong to. */
export function folderNamed(text: string): string | undefined {
  if (!/[`"*]|\.\//.test(text)) return undefined;
  const match =
    /\b(?:from|in|inside|within|into|under|to|enter|switch to|change to)\s+(?:the\s+)?[`"*]{1,3}([\w./@-]+)[`"*]{1,3}\s+(?:sub)?(?:director(?:y|ies)|folder|dir|package|workspace)\b/i.exec(
      text,
    ) ??
    /\b(?:from|in|inside|within|into)\s+(?:the\s+)?(?:director(?:y|ies)|folder)\s+[`"*]{1,3}([\w./@-]+)[`"*]{1,3}/i.exec(text) ??
    /\b(?:from|inside|within)\s+(?:the\s+)?`([\w.@-]+(?:\/[\w.@-]+)*\/)`/i.exec(text) ??
    /\bfrom\s+\.\/([\w.@-]+(?:\/[\w.@-]+)*)\/?\s/i.exec(text);
  return match?.[1];
}

/** "in the [`scripts` folder](…)": the folder that a text links, given what stands in front of the link's destination. */
export const folderOfLink = (before: string): string | undefined =>
  before.endsWith('](')
    ? /\b(?:from|in|inside|within|into|under)\s+(?:the\s+)?\[[`"*]{0,3}([\w./@-]+)[`"*]{0,3}\s+(?:sub)?(?:director(?:y|ies)|folder|dir)\]\($/i.exec(
        before,
      )?.[1]
    : undefined;

/** "Follow the steps below in the `backend` directory", "`cd` into `backend`": the folder that a block of text sends its reader to, for all that comes next. */
export function folderOfSteps(text: string): string | undefined {
  if (!/[`"*]/.test(text) || text.length > longest) return undefined;
  let folder: string | undefined;
  for (const sentence of text.split(/(?<=[.!?])\s/)) {
    if (dissuasion.test(sentence)) continue;
    if (steps.test(sentence)) folder = folderNamed(sentence) ?? shortNamed.exec(sentence)?.[1] ?? folder;
    else folder = (goes.exec(sentence) ?? changes.exec(sentence))?.[1] ?? folder;
  }
  return folder;
}

const longest = 1200;
const dissuasion = /\b(?:not|never|instead of|without)\b|n['’]t\b/i;

/** A sentence about the commands that come next. */
const steps =
  /\b(?:run|follow|execute|perform|do|complete|issue|type|enter|use)\b[^.]{0,40}\b(?:commands?|steps?|instructions?|following|below)\b|\b(?:commands?|steps|instructions)\b[^.]{0,60}\b(?:run|executed|followed|taken|performed|issued|assume)\b/i;
const shortNamed = /\b(?:in|into)\s+(?:the\s+)?`([\w.@-]+(?:\/[\w.@-]+)*\/)`/i;

/** A sentence that begins with a change of folder: "2. Navigate to the `web` folder". */
const goes =
  /^\W*(?:(?:first|then|next|now|and)\W+)*(?:navigate|switch|change|go|move|cd)\s+(?:(?:the\s+|your\s+)?(?:working\s+|current\s+)?(?:director(?:y|ies)|folders?)\s+)?(?:in)?to\s+(?:the\s+)?[`"*]{1,3}([\w./@-]+)[`"*]{1,3}\s+(?:sub)?(?:directory|folder|dir)\b/i;
const changes = /(?:\bcd|`cd`)\s+(?:in)?to\s+(?:the\s+)?`([\w./@-]+)`/i;
