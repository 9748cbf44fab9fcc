import * as vscode from 'vscode';
import { chooseFolder, hasFile } from '../chooseFolder.ts';
import type { Session } from '../session.ts';

/** What a new policy begins with: nothing that changes a verdict, and one example of each thing most folders want to say. */
const beginning = `# What this folder wants of Groundline. Every key is optional.
version: 1

# Claims here are not judged; what the files hold still counts as fact.
# exclude: [third_party/**]

# What a rule's findings weigh here: error, warning, info, hint or off.
# rules: { paths/dead-path: info }

# Records: true when they were written, not judged now.
# history: [CHANGELOG.md]

# Paths whose change needs a decision; CODEOWNERS is read without being named.
# protected: { paths: [{ match: "config/**", why: read by production }] }
`;

/** Opens the folder's `groundline.yaml`, or a new one that is not on disk until it is saved. */
export async function openPolicy(_session: Session): Promise<void> {
  const folder = await chooseFolder();
  if (folder === undefined) return;
  const uri = vscode.Uri.joinPath(folder.uri, 'groundline.yaml');
  if (await hasFile(folder, 'groundline.yaml')) return void (await vscode.window.showTextDocument(uri));
  const document = await vscode.workspace.openTextDocument(uri.with({ scheme: 'untitled' }));
  const editor = await vscode.window.showTextDocument(document);
  if (document.getText() === '') await editor.edit(edit => edit.insert(new vscode.Position(0, 0), beginning));
}
