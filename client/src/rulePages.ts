import * as vscode from 'vscode';

/**
 * The scheme under which rule pages are opened. They are shipped with the extension, so a page needs no network; and since
 * a link of this scheme is an ordinary document, it opens from the Problems panel, a hover and a peek alike, on the desktop
 * and in the browser. An editor association in package.json makes it open as the built-in Markdown preview.
 */
export const rulePageScheme = 'groundline-rule';

/** What the server puts before `<rule id>.md`. */
export const rulePages = `${rulePageScheme}:/`;

/** The page of a rule. */
export function rulePage(rule: string): vscode.Uri {
  return vscode.Uri.from({ scheme: rulePageScheme, path: `/${rule}.md` });
}

/** The ids of all rules that have a page, in alphabetical order. */
export async function rulesWithPages(extensionUri: vscode.Uri): Promise<readonly string[]> {
  const folder = shippedPages(extensionUri);
  const families = (await vscode.workspace.fs.readDirectory(folder)).filter(([, type]) => type === vscode.FileType.Directory);
  const rules = families.map(async ([family]) => {
    const files = await vscode.workspace.fs.readDirectory(vscode.Uri.joinPath(folder, family));
    return files.filter(([name]) => name.endsWith('.md')).map(([name]) => `${family}/${name.slice(0, -'.md'.length)}`);
  });
  return (await Promise.all(rules)).flat().sort();
}

/** Serves the pages, read-only. */
export function registerRulePages(extensionUri: vscode.Uri): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(rulePageScheme, {
    provideTextDocumentContent: async ({ path }) => {
      if (!/^\/[a-z-]+\/[a-z-]+\.md$/.test(path)) return `# No page ${path}\n`;
      const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(shippedPages(extensionUri), path));
      return new TextDecoder().decode(bytes);
    },
  });
}

function shippedPages(extensionUri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extensionUri, 'dist', 'rules');
}
