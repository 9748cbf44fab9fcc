import * as path from 'node:path';
import { parseArgs } from 'node:util';
import { Unavailable } from '../installation/unavailable.ts';
import { type Payload, remoteUri } from '../server/workbenchUrl.ts';

/** What a desktop `code --extensionTestsPath=…` is asked to do; flags that mean nothing in a browser are ignored. */
export interface CommandLine {
  readonly folder: string;
  readonly extensions: readonly string[];
  readonly suite: string;
  readonly disableExtensions: boolean;
  readonly userData: string | undefined;
  readonly extensionsFolder: string | undefined;
}

export function readCommandLine(args: readonly string[]): CommandLine {
  const { values, positionals } = parseArgs({
    args: [...args],
    strict: false,
    allowPositionals: true,
    options: {
      extensionDevelopmentPath: { type: 'string', multiple: true },
      extensionTestsPath: { type: 'string' },
      'user-data-dir': { type: 'string' },
      'extensions-dir': { type: 'string' },
      'disable-extensions': { type: 'boolean' },
    },
  });
  const suite = text(values['extensionTestsPath']);
  const folder = positionals[0];
  if (suite === undefined || folder === undefined) throw new Unavailable('The stand-in for code needs --extensionTestsPath and a folder');
  return {
    folder: path.resolve(folder),
    extensions: [values['extensionDevelopmentPath'] ?? []]
      .flat()
      .map(text)
      .filter(it => it !== undefined),
    suite,
    disableExtensions: values['disable-extensions'] === true,
    userData: text(values['user-data-dir']),
    extensionsFolder: text(values['extensions-dir']),
  };
}

/** The same wishes as the workbench page understands them. */
export function payload({ extensions, suite, disableExtensions }: CommandLine, port: number): Payload {
  return [
    ...extensions.map(it => ['extensionDevelopmentPath', remoteUri(port, path.resolve(it))] as const),
    ['extensionTestsPath', remoteUri(port, path.resolve(suite))],
    ...(disableExtensions ? [['disableExtensions', 'true'] as const] : []),
  ];
}

/** Unknown flags make the parser's answer wider than the declared options; a flag without value counts as absent. */
function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
