import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { repository } from './repository.ts';

/** Makes the pair of files of a new rule. Usage: `npm run new-rule -- compose/unknown-service`. */
const id = process.argv[2] ?? '';
if (!/^[a-z]+\/[a-z]+(?:-[a-z]+)*$/.test(id)) {
  console.error('usage: npm run new-rule -- FAMILY/DEFECT, in lower-case words that name the defect: compose/unknown-service');
  process.exit(2);
}
const base = join(repository, 'server', 'src', 'rules', id);
if (existsSync(`${base}.ts`) || existsSync(`${base}.md`)) {
  console.error(`the rule ${id} exists`);
  process.exit(2);
}
mkdirSync(dirname(base), { recursive: true });
writeFileSync(`${base}.ts`, ruleTemplate());
writeFileSync(`${base}.md`, pageTemplate());
console.log(`server/src/rules/${id}.md  write the page first: it is the specification and the test`);
console.log(`server/src/rules/${id}.ts  then make it pass: npm run generate && npm run test:fast`);

function ruleTemplate(): string {
  return `import { defineRule, fails, holds } from '../rule.ts';

export default defineRule({
  id: '${id}',
  summary: 'What is wrong, in one line without a final period',
  severity: 'warning',
  confidence: 'certain',
  judges: ['doc.link'],
  reads: ['tree.file'],
  judge(claim, facts) {
    if (facts.get('tree.file', claim.key).length > 0) return holds;
    return fails({ message: \`No file "\${claim.key}"\` });
  },
});
`;
}

function pageTemplate(): string {
  return `# ${id}

Why it matters to the reader, in a sentence or two.

## The defect in one example

\`README.md\`:

\`\`\`\`markdown
Read [the guide](docs/guide.md).
                 ^^^^^^^^^^^^^ No file "docs/guide.md"
\`\`\`\`

## Not reported: the nearest miss

\`README.md\`:

\`\`\`\`markdown
Read [the guide](docs/guide.md).
\`\`\`\`

\`docs/guide.md\` exists

## Sources

The specification or the documented behaviour that this knowledge comes from.
`;
}
