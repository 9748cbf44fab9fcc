/** Entry: the real server with a rule and an extractor that throw. */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { defineExtractor } from '../../server/src/extract/extractor.ts';
import { extractors } from '../../server/src/extract/extractors.ts';
import { listen } from '../../server/src/lsp/server.ts';
import { defineRule } from '../../server/src/rules/rule.ts';
import { rules } from '../../server/src/rules/rules.ts';

const forgetful = defineExtractor({
  id: 'forgetful',
  version: 1,
  emits: [],
  handles: path => path.endsWith('.md'),
  extract() {
    throw new Error('forgot how to read');
  },
});

const failing = defineRule({
  id: 'owners/failing',
  summary: 'A rule that fails',
  severity: 'warning',
  confidence: 'certain',
  judges: ['owners.pattern'],
  reads: [],
  judge() {
    throw new Error('cannot judge');
  },
});

listen(createConnection(ProposedFeatures.all), {
  rules: [...rules.filter(it => it.id !== 'owners/dead-pattern'), failing],
  extractors: [...extractors, forgetful],
});
