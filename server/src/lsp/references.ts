import type { Location } from 'vscode-languageserver';
import { claimsAbout, factsAt } from '../analysis/explain.ts';
import type { Path } from '../base/path.ts';
import { answer } from './answer.ts';
import { toOffset, toRange } from './convert.ts';
import type { Folder } from './folder.ts';
import type { Session } from './session.ts';

/** Goes from a fact to the claims about it. */
export function provideReferences(session: Session): void {
  session.connection.onReferences(({ textDocument: { uri }, position, context }, token) =>
    answer(session, uri, token, (folder, path) =>
      referencesAt(session, folder, path, toOffset(folder.linesOf(path), position), context.includeDeclaration),
    ),
  );
}

function referencesAt({ rules }: Session, folder: Folder, path: Path, offset: number, withDeclaration: boolean): Location[] {
  const { snapshot } = folder.engine;
  for (const fact of factsAt(snapshot, path, offset)) {
    const claims = claimsAbout(rules, snapshot, fact);
    if (claims.length === 0) continue;
    const facts = withDeclaration ? [fact, ...claims] : claims;
    return facts.map(it => ({ uri: folder.uriOf(it.path), range: toRange(folder.linesOf(it.path), it.span) }));
  }
  return [];
}
