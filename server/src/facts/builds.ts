import type { Path } from '../base/path.ts';

/** Facts of what bundlers, compilers and builds write. */
export interface BuildFacts {
  /** Where a bundler's configuration has it write to; key: as written, or `''` for the default. The span is that of the value. */
  'build.output': {
    readonly tool: Bundler;
    /** The folder of the workspace; undefined when it cannot be told. */
    readonly folder?: Path;
  };
  /** A document that a build of the JVM names, and so may make; key: its name without a folder. */
  'build.document': { readonly written: string };
}

export type Bundler = 'vite' | 'webpack' | 'rspack' | 'next' | 'angular' | 'vue' | 'astro' | 'tsc' | 'react-scripts';
