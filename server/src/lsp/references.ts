import type { Location } from 'vscode-languageserver';
import { claimsAbout, factsAt } from '../analysis/explain.ts';
import type { Path } from '../base/path.ts';
import { viewOf } from '../index/snapshotView.ts';
import { referencesTo } from '../resolve/references.ts';
import { isPathClaim, writtenPath } from '../resolve/writtenPaths.ts';
import { answer } from './answer.ts';
import { toOffset, toRange } from './convert.ts';
import type { Folder } from './folder.ts';
import type { Session } from './session.ts';

/** Goes from a fact to the claims about it, and from a path to all places that name it. */
export function provideReferences(session: Session): void {
  session.connection.onReferences(({ textDocument: { uri }, position, context }, token) =>
    answer(session, uri, token, (folder, path) =>
      referencesAt(session, folder, path, toOffset(folder.linesOf(path), position), context.includeDeclaration),
    ),
  );
}

function referencesAt({ rules }: Session, folder: Folder, path: Path, offset: number, withDeclaration: boolean): Location[] {
  const { snapshot } = folder.engine;
  const view = viewOf(snapshot);
  for (const fact of factsAt(snapshot, path, offset)) {
    const named = isPathClaim(fact) ? writtenPath(view, fact) : undefined;
    if (named !== undefined) {
      const places = referencesTo(view, named.target).filter(it => it.target === named.target);
      return places.map(it => ({ uri: folder.uriOf(it.document), range: toRange(folder.linesOf(it.document), it.span) }));
    }
    const claims = claimsAbout(rules, snapshot, fact);
    if (claims.length === 0) continue;
    const facts = withDeclaration ? [fact, ...claims] : claims;
    return facts.map(it => ({ uri: folder.uriOf(it.path), range: toRange(folder.linesOf(it.path), it.span) }));
  }
  return [];
}
