import type { Location } from 'vscode-languageserver';
import { claimsAt, explain, sourcesOf } from '../analysis/explain.ts';
import type { Path } from '../base/path.ts';
import type { Span } from '../base/span.ts';
import { answer } from './answer.ts';
import { toOffset, toRange } from './convert.ts';
import type { Folder } from './folder.ts';
import type { Session } from './session.ts';

/** Goes from a claim to the facts that decide about it. */
export function provideDefinitions(session: Session): void {
  session.connection.onDefinition(({ textDocument: { uri }, position }, token) =>
    answer(session, uri, token, (folder, path) => definitionsAt(session, folder, path, toOffset(folder.linesOf(path), position))),
  );
}

function definitionsAt({ rules }: Session, folder: Folder, path: Path, offset: number): Location[] {
  const { snapshot } = folder.engine;
  for (const { claim, rules: judges } of claimsAt(rules, snapshot, path, offset)) {
    const places = judges.flatMap((rule): readonly { readonly path: Path; readonly span: Span }[] => {
      const explanation = explain(rule, claim, snapshot);
      const { verdict } = explanation;
      return verdict.is === 'false' && verdict.related !== undefined && verdict.related.length > 0
        ? verdict.related
        : sourcesOf(explanation);
    });
    const locations = places.map(it => ({ uri: folder.uriOf(it.path), range: toRange(folder.linesOf(it.path), it.span) }));
    if (locations.length > 0) return [...new Map(locations.map(it => [JSON.stringify(it), it])).values()];
  }
  return [];
}
