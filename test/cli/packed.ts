import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repository } from '../repository.ts';

/** What npm would publish of the last build, unpacked where nothing else of this repository is near. */
export class Packed implements Disposable {
  readonly root = mkdtempSync(join(tmpdir(), 'groundline-packed-'));
  readonly tarball: string;
  /** The files of the package. */
  readonly files: readonly string[];

  constructor() {
    const answer = npm(['pack', '--ignore-scripts', '--json', '--pack-destination', this.root]);
    const [packed] = JSON.parse(answer) as readonly { readonly filename: string; readonly files: readonly { readonly path: string }[] }[];
    if (packed === undefined) throw new Error(`npm packed nothing: ${answer}`);
    this.files = packed.files.map(it => it.path).sort();
    this.tarball = join(this.root, packed.filename);
    execFileSync('tar', ['-xzf', packed.filename], { cwd: this.root });
  }

  /** The command line in the package. */
  get program(): string {
    return join(this.root, 'package', 'dist', 'cli.js');
  }

  [Symbol.dispose](): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

/** On Windows npm is a script, which only a shell starts. */
const npm = (args: readonly string[]): string =>
  execFileSync('npm', args, { cwd: repository, encoding: 'utf8', shell: process.platform === 'win32', stdio: ['ignore', 'pipe', 'pipe'] });
