import type { Tool } from '../call.ts';
import { runFindExec } from '../wrappers.ts';
import { archives } from './archives.ts';
import { bundle } from './bundler.ts';
import { bundlers } from './bundlers.ts';
import { cargo } from './cargo.ts';
import { dockerCompose } from './compose.ts';
import { configuredTools } from './configured.ts';
import { docker } from './docker.ts';
import { copies, downloads, makers } from './files.ts';
import { generators } from './generators.ts';
import { git } from './git.ts';
import { go } from './go.ts';
import { interpreters } from './interpreters.ts';
import { just, make, task } from './make.ts';
import { moduleRunners } from './modules.ts';
import { bun } from './bun.ts';
import { npm } from './npm.ts';
import { pnpm } from './pnpm.ts';
import { python } from './python.ts';
import { scriptRunners } from './scriptRunners.ts';
import { shells } from './shells.ts';
import { uv } from './uv.ts';
import { yarn } from './yarn.ts';

/** What is known of programs, by name. */
export const tools: ReadonlyMap<string, Tool> = new Map<string, Tool>([
  ['docker', docker],
  ['podman', docker],
  ['nerdctl', docker],
  ['docker-compose', dockerCompose],
  ['podman-compose', dockerCompose],
  ['npm', npm],
  ['pnpm', pnpm],
  ['yarn', yarn],
  ['bun', bun],
  ['make', make],
  ['gmake', make],
  ['just', just],
  ['task', task],
  ['go-task', task],
  ['python', python],
  ['py', python],
  ['uv', uv],
  ['uvx', uv],
  ['bundle', bundle],
  ['cargo', cargo],
  ['git', git],
  ['go', go],
  ['find', runFindExec],
  ...configuredTools,
  ...moduleRunners,
  ...Object.entries(interpreters),
  ...Object.entries(bundlers),
  ...Object.entries(shells),
  ...Object.entries(scriptRunners),
  ...Object.entries(copies),
  ...Object.entries(downloads),
  ...Object.entries(archives),
  ...Object.entries(makers),
  ...Object.entries(generators),
]);
