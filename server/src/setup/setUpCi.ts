import { join } from 'node:path';
import type { Path } from '../base/path.ts';
import { defaultBranch, remotesOf } from '../workspace/remotes.ts';
import { repositoryOf } from '../workspace/repository.ts';
import type { WorkspaceSource } from '../workspace/source.ts';
import { exists } from '../workspace/write.ts';
import type { CiFile, CiSurroundings, CiSystem } from './ciSystem.ts';
import { githubWorkflow } from './githubWorkflow.ts';
import { gitlabJob } from './gitlabJob.ts';
import { preCommitConfig } from './preCommitConfig.ts';
import { SetUpError } from './setUpError.ts';
import { writeNew } from './writeNew.ts';

/** What setting up CI did. */
export interface CiSetUp {
  readonly written: readonly Path[];
  /** Files that were there already and were not touched, and what they lack. */
  readonly left: readonly { readonly path: Path; readonly addition?: string }[];
}

/** Writes what a repository lacks to have changes judged by the CI that it uses, or by the systems that are named. Nothing that exists is touched. */
export async function setUpCi(folder: WorkspaceSource, systems: readonly CiSystem[], source: string): Promise<CiSetUp> {
  const { root } = folder;
  if (!/^[\w@.:/+#~^-]+$/.test(source)) throw new SetUpError(`"${source}" is nothing that npm installs from`);
  const repository = await repositoryOf(root);
  if (typeof repository === 'string') throw new SetUpError('The folder lies in no git repository that can be read');
  if (repository.prefix !== '') throw new SetUpError("CI is set up in the repository's root folder");
  const chosen = systems.length > 0 ? systems : await systemsOf(folder);
  if (chosen.length === 0) throw new SetUpError('Nothing here tells which CI is used; name github, gitlab or pre-commit');
  const surroundings = { branch: await defaultBranch(root), source };
  const files = [...new Set(chosen)].flatMap(it => filesOf[it](surroundings));
  const written: CiFile[] = [];
  const left: CiSetUp['left'][number][] = [];
  for (const file of files)
    if (await exists(join(root, file.path))) left.push({ path: file.path, ...(await additionTo(folder, file)) });
    else written.push(file);
  await writeNew(root, new Map(written.map(it => [it.path, it.text])));
  return { written: written.map(it => it.path), left };
}

const filesOf: Readonly<Record<CiSystem, (surroundings: CiSurroundings) => readonly CiFile[]>> = {
  github: githubWorkflow,
  gitlab: gitlabJob,
  'pre-commit': preCommitConfig,
};

async function systemsOf(folder: WorkspaceSource): Promise<readonly CiSystem[]> {
  const paths = [...(await folder.list()).keys()];
  const has = (pattern: RegExp): boolean => paths.some(it => pattern.test(it));
  const remotes = await remotesOf(folder.root);
  return [
    ...(has(/^\.github\//) || remotes.some(it => /\bgithub\.com[:/]/.test(it)) ? (['github'] as const) : []),
    ...(has(/^\.gitlab(?:-ci\.yml$|\/)/) || remotes.some(it => /\bgitlab\.[\w.-]+[:/]/.test(it)) ? (['gitlab'] as const) : []),
    ...(has(/^\.pre-commit-config\.yaml$/) ? (['pre-commit'] as const) : []),
  ];
}

async function additionTo(folder: WorkspaceSource, { path, addition }: CiFile): Promise<{ readonly addition?: string }> {
  if (addition === undefined || addition.present.test((await folder.read(path)) ?? '')) return {};
  return { addition: addition.text };
}
