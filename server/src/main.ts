import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { extractors } from './extract/extractors.ts';
import { listen } from './lsp/server.ts';
import { rules } from './rules/rules.ts';
import { extractionBuild } from './workspace/extractionBuild.ts';

/**
 * Starts the language server on the connection that the command line names: `--stdio`, `--node-ipc`, `--socket=PORT` or
 * `--pipe=NAME`.
 */
export function startServer(): void {
  const connection = createConnection(ProposedFeatures.all);
  listen(connection, {
    rules,
    extractors,
    extraction: extractionBuild,
    rulePages: `${pathToFileURL(join(import.meta.dirname, 'rules')).href}/`,
  });
}

// The command line bundles this module too, and calls what it exports.
if (['main.ts', 'server.js'].includes(basename(process.argv[1] ?? ''))) startServer();
