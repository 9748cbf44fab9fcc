/** A small workspace with drift: the backend was called `api` once. */
export const bookshop: Readonly<Record<string, string>> = {
  'compose.yaml': `services:
  backend:
    image: bookshop/backend
    ports: ["8080:8000"]
  db:
    image: postgres:17
`,
  'README.md': `# Bookshop

\`\`\`sh
docker compose up -d db
docker compose logs -f bakend
\`\`\`

Read about [operations](docs/operations.md).
`,
  'docs/operations.md': `# Operations

\`\`\`sh
docker compose restart bakend
docker compose exec db psql
\`\`\`
`,
};

export const wrongService = 'No service "bakend" in compose.yaml; it defines backend, db';

/** The line and character at which a text holds something, counted as LSP does. */
export function positionOf(text: string, part: string): { readonly line: number; readonly character: number } {
  const before = text.slice(0, text.indexOf(part)).split('\n');
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}
