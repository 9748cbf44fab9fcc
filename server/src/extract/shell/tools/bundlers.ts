import type { Bundler } from '../../../facts/builds.ts';
import { hasOption, names, readArguments, valueOf } from '../arguments.ts';
import type { Tool } from '../call.ts';

/** How a bundler is asked to build. Sources: the command line references of the bundlers. */
interface Asked {
  readonly tool: Bundler;
  /** The subcommand that builds; without one the program builds whatever its operands are. */
  readonly build?: RegExp;
  readonly config: string;
  readonly output: string;
  /** Other options that take a value. */
  readonly others: string;
  /** Whether the operand behind the subcommand is the folder that is built. */
  readonly root?: boolean;
  /** Options with which nothing is written. */
  readonly without?: string;
}

const asked: Readonly<Record<string, Asked>> = {
  vite: {
    tool: 'vite',
    build: /^build$/,
    config: '-c --config',
    output: '--outDir',
    others: '-m --mode --base -l --logLevel --target --assetsDir',
    root: true,
    without: '--ssr',
  },
  webpack: {
    tool: 'webpack',
    build: /^(?:build|bundle|b)$/,
    config: '-c --config',
    output: '-o --output-path',
    others: '--mode --env --config-name -d --devtool -t --target -e --entry',
    without: '-w --watch serve',
  },
  rspack: {
    tool: 'rspack',
    build: /^(?:build|bundle|b)$/,
    config: '-c --config',
    output: '-o --output-path',
    others: '--mode --env --config-name -d --devtool -t --target -e --entry',
    without: '-w --watch',
  },
  next: { tool: 'next', build: /^build$/, config: '', output: '', others: '', root: true },
  ng: {
    tool: 'angular',
    build: /^(?:build|b)$/,
    config: '',
    output: '--output-path',
    others: '-c --configuration --base-href --deploy-url',
  },
  'vue-cli-service': {
    tool: 'vue',
    build: /^build$/,
    config: '',
    output: '--dest',
    others: '--mode --target --name --report',
    without: '--target',
  },
  'react-scripts': { tool: 'react-scripts', build: /^build$/, config: '', output: '', others: '' },
  astro: { tool: 'astro', build: /^build$/, config: '--config', output: '--outDir', others: '--root --site --base --mode' },
  tsc: {
    tool: 'tsc',
    config: '-p --project',
    output: '--outDir',
    others: '-t --target -m --module --rootDir --lib --moduleResolution',
    without: '--noEmit --watch -w --init --version -v --showConfig',
  },
};

export const bundlers: Readonly<Record<string, Tool>> = Object.fromEntries(
  Object.entries(asked).map(([program, it]) => [program, bundle(it)]),
);

function bundle({ tool, build, config, output, others, root, without = '' }: Asked): Tool {
  return call => {
    // What a reader builds in a terminal of their own ends up nowhere that is asked for.
    if (call.origin !== 'config' && call.origin !== 'script' && call.origin !== 'ci') return;
    const given = readArguments(call.args, names(`${config} ${output} ${others}`.trim()));
    const [first, second] = given.operands;
    const subcommand = build !== undefined && build.test(first?.text ?? '');
    if (build !== undefined && !subcommand && !optional.has(tool)) return;
    if (optional.has(tool) && first !== undefined && !subcommand) return;
    if (without !== '' && hasOption(given, ...without.split(' '))) return;
    const written = (option: string): string | undefined => (option === '' ? undefined : valueOf(given, ...option.split(' '))?.text);
    const [from, to] = [written(config), written(output)];
    const folder = root === true ? second?.text : undefined;
    call.state(
      'command.bundle',
      call.word,
      {
        tool,
        ...(from === undefined ? {} : { config: from }),
        ...(to === undefined ? {} : { output: to }),
        ...(folder === undefined ? {} : { root: folder }),
      },
      tool,
    );
  };
}

/** Programs that build without a subcommand, too. */
const optional: ReadonlySet<Bundler> = new Set(['webpack', 'rspack', 'tsc']);
