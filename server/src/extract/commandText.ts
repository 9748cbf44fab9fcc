/**
 * Whether a short text (a code span, a string of a JSON document) is one command line and not a sentence: it begins with a
 * program that claims something of the workspace, has arguments, and reads like none.
 */
export function isCommandLine(text: string): boolean {
  const line = text.trim().replace(/^\$\s+/, '');
  if (line.length > 400 || !program.test(line)) return false;
  const words = line.split(/\s+/);
  if (words.length < 2 && !runnable.test(line)) return false;
  if (/[,;:.!?](?:\s|$)|\.\.\.|…/.test(line.replace(/;\s|(?:^|\s)\.(?=\s|$)/g, ' ')) || english.test(line.replace(/"[^"]*"|'[^']*'/g, '')))
    return false;
  // "make sure", "task list", "just run": words that English shares with programs need a sign of a command.
  if (/^(?:make|just|task)\s/.test(line))
    return words.length === 2 && /^[a-z0-9][\w.:-]*$/.test(words[1] ?? '') && !afterMake.test(words[1] ?? '') ? true : /\s-|=/.test(line);
  return true;
}

/** A program of the workspace by itself: an entry of a package's exports (`./styles`) and a source (`../api.ts`) look alike but are not run. */
const runnable =
  /^\.{1,2}\/(?:[\w.-]+\/)*(?:[\w.-]+\.(?:sh|bash|zsh|py|rb|pl|php|ps1|bat|cmd|exe)|gradlew|mvnw|configure|manage|autogen|bootstrap)$/;

/** Whether a line of a block without a language begins like a command. */
export const looksLikeCommand = (line: string): boolean => /^\s*\$\s+\S/.test(line) || program.test(line.trim());

const program =
  /^(?:[A-Z_][A-Z0-9_]*=(?:"[^"]*"|'[^']*'|\S*)\s+)*(?:sudo\s+)?(?:docker|docker-compose|podman|npm|npx|pnpm|yarn|bun|make|just|task|python[\d.]*|python\.exe|py|node|tsx|ts-node|deno|bash|sh|zsh|source|uvicorn|gunicorn|hypercorn|celery|flask|uv|poetry|pipenv|hatch|pytest|pip[\d.]*|cp|cd|psql|cargo|go|bundle|ruby|php|alembic|pre-commit|tox|nox|git clone|mkdir|touch|curl|wget|\.{1,2}\/[\w./-]+)(?=\s|$)/;
const english =
  /\s(?:the|a|an|is|are|was|will|should|must|you|your|it|this|that|these|those|and|or|of|from|before|after|when|then|for|into|which|because|so|not|does|can|but|also|only|every|each|any|all the|to the|to be|in the|on the|with the|by)\s/i;
const afterMake = /^(?:sure|it|a|an|the|sense|changes?|use|your|this|that|them|any|no|all|up|of|list|runs?|like|one|me|for)$/;
