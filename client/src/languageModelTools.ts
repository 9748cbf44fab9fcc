import * as vscode from 'vscode';
import type { Server } from './server.ts';

/** Offers to the editor's language models what `groundline mcp` offers to programs, where the editor has an interface for it. */
export function registerLanguageModelTools(server: Server, manifest: unknown): readonly vscode.Disposable[] {
  // Editors that are built from VS Code's sources may lack it, whatever version they say they have.
  if (typeof (vscode as { lm?: Partial<typeof vscode.lm> }).lm?.registerTool !== 'function') return [];
  return contributed(manifest).map(name => vscode.lm.registerTool(name, new ServerTool(server, name.replace(/^groundline_/, ''))));
}

/** A tool that the server answers. */
class ServerTool implements vscode.LanguageModelTool<object> {
  readonly #server: Server;
  readonly #name: string;

  constructor(server: Server, name: string) {
    this.#server = server;
    this.#name = name;
  }

  prepareInvocation({ input }: vscode.LanguageModelToolInvocationPrepareOptions<object>): vscode.PreparedToolInvocation {
    if (this.#name !== 'request_approval') return {};
    const { paths = [], reason = '' } = input as { readonly paths?: readonly string[]; readonly reason?: string };
    const message = `Write a request for a decision on ${paths.join(', ')} into .groundline/requests? The reason given is: ${reason}`;
    return { confirmationMessages: { title: 'Request an approval', message } };
  }

  async invoke({ input }: vscode.LanguageModelToolInvocationOptions<object>): Promise<vscode.LanguageModelToolResult> {
    const answer = await this.#server.request('groundline/agentTool', { name: this.#name, input });
    if (answer === undefined) throw new Error('Groundline is not running; the command "Groundline: Restart Server" starts it');
    if (answer.failed) throw new Error(answer.text);
    return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(answer.text)]);
  }
}

function contributed(manifest: unknown): readonly string[] {
  const { contributes } = manifest as { readonly contributes?: { readonly languageModelTools?: readonly { readonly name: string }[] } };
  return (contributes?.languageModelTools ?? []).map(it => it.name);
}
