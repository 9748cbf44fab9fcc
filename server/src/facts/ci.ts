import type { Cwd } from './cwd.ts';

/** Facts and claims of CI and of repository governance files. */
export interface CiFacts {
  /** A GitHub workflow; key: its path. */
  'workflow.file': { readonly name?: string };
  /** A job; key: its id. `services` are another namespace than compose services. */
  'workflow.job': { readonly needs: readonly string[]; readonly services: readonly string[] };
  /** A checkout that puts other files in place (`repository:`, `path:`, `ref:`, sparse): file claims of the job are unknown; key: the job's id. */
  'workflow.foreign-checkout': { readonly because: string };
  /** `uses: ./x`; key: as written. */
  'workflow.local-action': { readonly cwd: Cwd };
  /** A pattern of CODEOWNERS; key: as written. `line`: its whole line with the line end. */
  'owners.pattern': {
    readonly owners: readonly string[];
    readonly syntax: 'github' | 'gitlab';
    readonly line: { readonly start: number; readonly end: number };
  };
  /** A Dependabot entry; key: the ecosystem. */
  'dependabot.update': { readonly directories: readonly string[] };
  /** A folder that a Dependabot entry names; key: as written. */
  'dependabot.directory': { readonly ecosystem: string };
}
