import type { CommandKind } from './claims.ts';

/** Every kind of claim that a command line can make: what an extractor that hands text to the shell declares. */
export const commandKinds = [
  'command.compose-service',
  'command.compose-file',
  'command.container',
  'command.script',
  'command.target',
  'command.file',
  'command.module',
  'command.frozen-install',
  'command.lock-cache',
  'command.port',
  'command.bundle',
  'command.tool',
  'command.produces',
  'command.removes',
  'docker.build',
] as const satisfies readonly CommandKind[];
