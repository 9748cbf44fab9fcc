import type { Path } from '../base/path.ts';

/** Facts of what bundlers and compilers write. */
export interface BuildFacts {
  /** Where a bundler's configuration has it write to; key: as written, or `''` for the default. The span is that of the value. */
  'build.output': {
    readonly tool: Bundler;
    /** The folder of the workspace; undefined when it cannot be told. */
    readonly folder?: Path;
  };
}

export type Bundler = 'vite' | 'webpack' | 'rspack' | 'next' | 'angular' | 'vue' | 'astro' | 'tsc' | 'react-scripts';
