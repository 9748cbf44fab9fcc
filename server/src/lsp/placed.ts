import { toRange } from './convert.ts';
import type { PlacedFact } from './factsTree.ts';
import type { PlacedFinding } from './findingsTree.ts';
import type { Folder } from './folder.ts';
import type { Session } from './session.ts';

/** The findings of every folder, each in the folder that owns its document. */
export function placedFindings({ workspace }: Session): readonly PlacedFinding[] {
  return workspace.folders.flatMap(folder => {
    const prefix = prefixOf(folder, workspace.folders);
    const owned = folder.allFindings().filter(it => workspace.owns(folder, it.path));
    return owned.map((finding): PlacedFinding => {
      const location = { uri: folder.uriOf(finding.path), range: toRange(folder.linesOf(finding.path), finding.span) };
      return { finding, document: `${prefix}${finding.path}`, location };
    });
  });
}

/** What the documents of every folder state, as the command `facts` lists it. */
export function placedFacts({ workspace }: Session): readonly PlacedFact[] {
  return workspace.folders.flatMap(folder => {
    const prefix = prefixOf(folder, workspace.folders);
    const { snapshot } = folder.engine;
    const owned = snapshot.documentPaths().filter(it => workspace.owns(folder, it));
    return owned.flatMap(path => {
      const document = `${prefix}${path}`;
      const facts = snapshot.document(path)?.facts ?? [];
      return facts.map(
        (fact): PlacedFact => ({
          fact,
          document,
          location: () => ({ uri: folder.uriOf(path), range: toRange(folder.linesOf(path), fact.span) }),
        }),
      );
    });
  });
}

/** `name/` when several folders are open. */
export function prefixOf(folder: Folder, folders: readonly Folder[]): string {
  return folders.length < 2 ? '' : `${decodeURIComponent(folder.uri.uri.slice(folder.uri.uri.lastIndexOf('/') + 1))}/`;
}
