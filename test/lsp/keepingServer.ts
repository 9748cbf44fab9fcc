/** Entry: the real server as if it were built, so that it keeps facts between sessions. */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { extractors } from '../../server/src/extract/extractors.ts';
import { listen } from '../../server/src/lsp/server.ts';
import { rules } from '../../server/src/rules/rules.ts';

listen(createConnection(ProposedFeatures.all), { rules, extractors, extraction: 'test' });
