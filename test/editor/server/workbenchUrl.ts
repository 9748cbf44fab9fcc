/** The names under which the workbench page takes what the desktop program takes as flags. */
export type Payload = ReadonlyArray<readonly [name: string, value: string]>;

/** The page of a server's workbench with a folder open, or the folders that a `*.code-workspace` file names. */
export function workbenchUrl(port: number, folder: string, payload: Payload = []): string {
  const quiet: Payload = [
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
  ];
  const query = new URLSearchParams({
    [folder.endsWith('.code-workspace') ? 'workspace' : 'folder']: folder,
    payload: JSON.stringify([...quiet, ...payload]),
  });
  return `http://127.0.0.1:${port}/?${query}`;
}

/** How the page names a file of the machine that serves it. */
export function remoteUri(port: number, file: string): string {
  return `vscode-remote://127.0.0.1:${port}${encodeURI(file)}`;
}
