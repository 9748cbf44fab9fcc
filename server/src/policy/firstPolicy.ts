import type { Survey } from './survey.ts';

/** The text of a first `groundline.yaml`: what the survey found is adopted, everything else is a comment to begin from. */
export function firstPolicy({ owners, registries, layouts, sources }: Survey): string {
  const from = [
    ...(owners === undefined ? [] : [entry(owners, 'who reviews what')]),
    ...registries.map(it => entry(it.reference, counted(it.paths, 'path'))),
  ];
  const places = layouts.map(it => entry(it.reference, `${counted(it.allowed, 'name')} in the root, ${counted(it.routes, 'route')}`));
  const lists = sources.map(
    it =>
      `  - lists: # ${counted(it.names, 'name')} in both\n${it.lists.map(list => `      - ${quoted(list)}\n`).join('')}${it.folder === '' ? '' : `    in: ${quoted(it.folder)}\n`}`,
  );
  return `# What this repository wants of Groundline. Every key is optional; the rules run without any of them.
version: 1
extends: [groundline:recommended]

# Documents whose claims are not judged; what they state still counts as fact.
# exclude: [third_party/**]

# Another severity for a rule: error, warning, info, hint or off.
# rules: { paths/dead-path: off }

# Records: true when they were written, not judged now.
# history:
#   - docs/HISTORY.md
#   - { match: README.md, heading: Changelog }

# Paths whose change needs an approval. Lists that the repository has already are adopted where they are.
${from.length > 0 ? `protected:\n  from:\n${from.join('')}` : `# protected:\n#   paths: [{ match: "infra/**", why: production }]\n`}
# Lists that have to name the same.
${lists.length > 0 ? `sources:\n${lists.join('')}` : '# sources:\n#   - lists: [registry.json#/documents, docs/INDEX.md#documents]\n'}
# Where files lie, which must be, and which must not.
${
  places.length > 0
    ? `layout:\n  from:\n${places.join('')}`
    : `# layout:\n#   allow: { ".": [README.md, "*.json", "*.yaml"] }\n#   routes: [{ match: "*.log", to: logs/ }]\n`
}`;
}

const entry = (reference: string, comment: string): string => `    - ${quoted(reference)} # ${comment}\n`;

const quoted = (text: string): string => (/^[\w./#~-]+$/.test(text) ? text : `'${text.replaceAll("'", "''")}'`);

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;
