import type { Connection, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Extractor } from '../extract/extractor.ts';
import type { Rule } from '../rules/rule.ts';
import type { ClientAbilities } from './clientAbilities.ts';
import type { Publisher } from './publish.ts';
import type { Tally } from './status.ts';
import type { Workspace } from './workspace.ts';

/** One client's conversation with the server, from `initialize` to `exit`: what the features share. */
export interface Session {
  readonly connection: Connection;
  readonly documents: TextDocuments<TextDocument>;
  readonly workspace: Workspace;
  readonly publisher: Publisher;
  readonly tally: Tally;
  readonly rules: readonly Rule[];
  readonly extractors: readonly Extractor[];
  /** The build of the extractors, by which facts are kept between runs; without it none are. */
  readonly extraction: string | undefined;
  readonly abilities: ClientAbilities;
  /** The folder of the rules' pages as a URI that ends in `/`. */
  readonly rulePages: string | undefined;
  trusted: boolean;
  paused: boolean;
}
