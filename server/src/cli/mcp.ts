import type { CallToolResult, Tool } from '@modelcontextprotocol/server';
import { AgentError, type AgentFolder } from '../agent/folder.ts';
import { readInput } from '../agent/input.ts';
import type { AgentTool, ToolAnswer, ToolObject } from '../agent/tool.ts';
import { agentTools } from '../agent/tools.ts';
import { type FolderState, folderState, isSameState } from '../workspace/folderState.ts';
import { GitError } from '../workspace/git.ts';
import { analyse } from './analyse.ts';
import { pageOf } from '../workspace/pages.ts';
import { Server, StdioServerTransport } from './mcpSdk.ts';
import { type ExitCode, exit, type Streams, UsageError } from './streams.ts';
import { toolVersion } from './version.ts';

/** Options of `groundline mcp`, as the command line gives them. */
export interface McpOptions {
  readonly root: string;
  readonly cache?: boolean;
}

/** Serves the tools of programs over the Model Context Protocol, on standard input and output, until the client closes them. */
export async function mcp(options: McpOptions, streams: Streams): Promise<ExitCode> {
  const server = mcpServer(options, streams);
  const closed = new Promise<void>(resolve => {
    server.onclose = resolve;
  });
  process.stdin.once('end', () => void server.close());
  await server.connect(new StdioServerTransport());
  await closed;
  return exit.clean;
}

/** A server of the tools that speaks over no transport yet. Each call answers for the folder as it is on disk then. */
export function mcpServer(options: McpOptions, streams: Streams): Server {
  const server = new Server(
    { name: 'groundline', title: 'Groundline', version: toolVersion },
    { capabilities: { tools: {} }, instructions },
  );
  const reader = new FolderReader(options, streams);
  server.setRequestHandler('tools/list', () => ({ tools: agentTools.map(described) }));
  server.setRequestHandler('tools/call', async ({ params }) => {
    const tool = agentTools.find(it => it.name === params.name);
    if (tool === undefined) return failed(`There is no tool "${params.name}"; there are ${agentTools.map(it => it.name).join(', ')}`);
    try {
      const input = readInput(tool.input, params.arguments);
      return answered(await tool.run(await reader.read(), input));
    } catch (error) {
      if (error instanceof AgentError || error instanceof UsageError || error instanceof GitError) return failed(error.message);
      streams.error(`groundline: internal error in ${tool.name}\n${error instanceof Error ? error.stack : String(error)}\n`);
      return failed(`Groundline failed: ${error instanceof Error ? error.message : String(error)}`);
    }
  });
  return server;
}

const instructions =
  'Groundline checks what this workspace says about itself against the workspace, and guards its protected paths. Before editing, ask protected_status; after editing, ask check and mend what it finds; where a protected file was changed, ask people with request_approval.';

function described({ name, title, description, input, output, writes }: AgentTool): Tool {
  const annotations = { title, readOnlyHint: !writes, destructiveHint: false, idempotentHint: !writes, openWorldHint: false };
  return { name, title, description, inputSchema: schemaOf(input), outputSchema: schemaOf(output), annotations };
}

/** A schema as the SDK's types have it, which know nothing that is read-only. */
const schemaOf = (schema: ToolObject): Tool['inputSchema'] => JSON.parse(JSON.stringify(schema));

const answered = ({ text, data }: ToolAnswer): CallToolResult => ({ content: [{ type: 'text', text }], structuredContent: { ...data } });

const failed = (text: string): CallToolResult => ({ content: [{ type: 'text', text }], isError: true });

/** Reads a folder, and keeps it for the next call until something in it changes or another day begins. */
class FolderReader {
  readonly #options: McpOptions;
  readonly #streams: Streams;
  #kept: { readonly folder: AgentFolder; readonly state: FolderState; readonly day: string } | undefined;

  constructor(options: McpOptions, streams: Streams) {
    this.#options = options;
    this.#streams = { ...streams, out: () => undefined, progress: false };
  }

  async read(): Promise<AgentFolder> {
    const { root, cache } = this.#options;
    // Taken before the folder is read: what changes meanwhile makes another state.
    const state = await folderState(root).catch(() => undefined);
    const day = new Date().toISOString().slice(0, 10);
    if (state !== undefined && this.#kept?.day === day && isSameState(state, this.#kept.state)) return this.#kept.folder;
    const { engine, source, lineStarts } = await analyse({ root, today: day, ...(cache === undefined ? {} : { cache }) }, this.#streams);
    const folder: AgentFolder = {
      root: source.root,
      trusted: true,
      snapshot: engine.snapshot,
      findings: () => engine.allFindings(),
      lineStarts,
      page: pageOf,
    };
    this.#kept = state === undefined ? undefined : { folder, state, day };
    return folder;
  }
}
