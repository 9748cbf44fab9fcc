import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, extname, join } from 'node:path';

/** What a generated workspace is made of: a fifth Markdown, a twentieth YAML and JSON, the rest source. */
const shares = { markdown: 0.2, data: 0.05, source: 0.75 } as const;
type Class = keyof typeof shares;

/** A file that is multiplied. */
interface Material {
  readonly path: string;
  readonly text: Buffer;
}

/**
 * Makes a workspace of `size` files in a temporary folder: copies of a folder's text files, each copy with its own paths, in
 * a git repository with one commit. Returns its absolute path.
 */
export function multiply(folder: string, size: number): string {
  const material = materialOf(folder);
  const root = mkdtempSync(join(tmpdir(), `groundline-bench-${size}-`));
  let written = 0;
  const write = (path: string, text: string | Buffer) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
    written++;
  };
  for (const [path, text] of Object.entries(typed)) write(path, text);
  const rest = size - written;
  for (const name of Object.keys(shares) as Class[]) {
    const files = material[name];
    const wanted = name === 'source' ? size - written : Math.round(rest * shares[name]);
    for (let at = 0; at < wanted; at++) {
      const file = files[at % files.length] ?? { path: '', text: Buffer.alloc(0) };
      write(`copies/${String(Math.floor(at / files.length)).padStart(5, '0')}/${file.path}`, file.text);
    }
  }
  git(root, 'init', '--quiet', '--initial-branch=main');
  git(root, 'add', '--all', '--force');
  git(root, '-c', 'user.name=bench', '-c', 'user.email=bench@example.org', 'commit', '--quiet', '--message=Generate');
  return root;
}

/** The documents that the benchmark types into. */
export const typed = {
  'OPERATIONS.md': `# Operations\n\n${'The ledger is kept by one service, and its state is what counts when two disagree.\n\n```sh\ndocker compose logs ledger-writer\n```\n\n'.repeat(20)}`,
  'compose.yaml':
    'services:\n  ledger-writer:\n    image: registry.example.org/ledger:4\n  ledger-reader:\n    image: registry.example.org/ledger:4\n',
} as const;

/** The text files of a folder by class, each at most 64 kB; a class that it lacks is made up of one small file. */
function materialOf(folder: string): Readonly<Record<Class, readonly Material[]>> {
  const classes: Record<Class, Material[]> = { markdown: [], data: [], source: [] };
  for (const path of listed(folder)) {
    const file = join(folder, path);
    const status = statSync(file, { throwIfNoEntry: false });
    if (status === undefined || !status.isFile() || status.size > 65_536) continue;
    const text = readFileSync(file);
    if (!text.includes(0)) classes[classOf(path)].push({ path, text });
  }
  if (classes.markdown.length === 0)
    classes.markdown.push({ path: 'README.md', text: Buffer.from('# Part\n\nSee [the source](main.ts).\n') });
  if (classes.data.length === 0) classes.data.push({ path: 'settings.json', text: Buffer.from('{ "port": 8080 }\n') });
  if (classes.source.length === 0) classes.source.push({ path: 'main.ts', text: Buffer.from('export const port = 8080;\n') });
  return classes;
}

function classOf(path: string): Class {
  const extension = extname(path).toLowerCase();
  if (extension === '.md') return 'markdown';
  return ['.yml', '.yaml', '.json'].includes(extension) ? 'data' : 'source';
}

function listed(folder: string): readonly string[] {
  const { status, stdout } = spawnSync('git', ['ls-files', '-z'], { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status === 0 && stdout !== '') return stdout.split('\0').filter(it => it !== '');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(it => it.replaceAll('\\', '/'))
    .filter(it => !/(?:^|\/)(?:\.git|node_modules)(?:\/|$)/.test(it));
}

function git(cwd: string, ...args: readonly string[]): void {
  const { status, stderr } = spawnSync('git', args, { cwd, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(`git ${args[0]}: ${stderr}`);
}
