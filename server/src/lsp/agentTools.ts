import { fileURLToPath } from 'node:url';
import { AgentError, type AgentFolder } from '../agent/folder.ts';
import { readInput, textsIn } from '../agent/input.ts';
import type { AgentTool, ToolInput } from '../agent/tool.ts';
import { agentTools } from '../agent/tools.ts';
import type { AgentToolParams, AgentToolResult } from '../protocol.ts';
import { pageOf } from '../workspace/pages.ts';
import type { Folder } from './folder.ts';
import { prefixOf } from './placed.ts';
import type { Session } from './session.ts';

/** Answers a tool of programs from the workspace as it is edited: in the folder that its paths name, else in all. */
export async function runAgentTool(session: Session, { name, input: given }: AgentToolParams): Promise<AgentToolResult> {
  try {
    const tool = agentTools.find(it => it.name === name);
    if (tool === undefined) throw new AgentError(`There is no tool "${name}"; there are ${agentTools.map(it => it.name).join(', ')}`);
    const input = readInput(tool.input, given);
    const { folders } = session.workspace;
    const [only, ...more] = folders;
    if (only === undefined) throw new AgentError('No folder is open');
    if (more.length === 0) return await runIn(session, only, tool, input);
    const named = folderOf(folders, input);
    if (named !== undefined) return await runIn(session, named.folder, tool, named.input);
    return await runInAll(session, tool, input);
  } catch (error) {
    return refused(error);
  }
}

function refused(error: unknown): AgentToolResult {
  if (error instanceof AgentError) return { text: error.message, failed: true };
  throw error;
}

/** What each folder answers or why it does not, the same words once. It fails where none of them answers. */
async function runInAll(session: Session, tool: AgentTool, input: ToolInput): Promise<AgentToolResult> {
  const { folders } = session.workspace;
  const answers: (AgentToolResult & { readonly prefix: string })[] = [];
  for (const folder of folders)
    answers.push({ ...(await runIn(session, folder, tool, input).catch(refused)), prefix: prefixOf(folder, folders) });
  const texts = [...new Set(answers.map(it => it.text))];
  const prefixes = (text: string): string => answers.flatMap(it => (it.text === text ? [it.prefix] : [])).join(', ');
  return { text: texts.map(it => `In ${prefixes(it)}\n${it}`).join('\n\n'), failed: answers.every(it => it.failed) };
}

/** The folder whose name the paths of an input begin with, and the input as that folder has it; `undefined` where it names no path. */
function folderOf(folders: readonly Folder[], input: ToolInput): { readonly folder: Folder; readonly input: ToolInput } | undefined {
  const paths = textsIn(input, 'paths');
  if (paths.length === 0) return undefined;
  const prefixes = folders.map(it => prefixOf(it, folders));
  const at = prefixes.findIndex(prefix => paths.every(it => `${it}/`.startsWith(prefix)));
  const [folder, prefix = ''] = [folders[at], prefixes[at]];
  if (folder === undefined)
    throw new AgentError(`Several folders are open: begin every path with the name of one, ${prefixes.join(' or ')}`);
  return { folder, input: { ...input, paths: paths.map(it => it.slice(prefix.length) || '.') } };
}

async function runIn(session: Session, folder: Folder, tool: AgentTool, input: ToolInput): Promise<AgentToolResult> {
  await folder.ready();
  return { text: (await tool.run(agentFolder(session, folder), input)).text, failed: false };
}

function agentFolder({ trusted, workspace }: Session, folder: Folder): AgentFolder {
  return {
    root: fileURLToPath(folder.uri.uri),
    trusted,
    snapshot: folder.engine.snapshot,
    findings: () => folder.allFindings().filter(it => workspace.owns(folder, it.path)),
    lineStarts: path => folder.linesOf(path),
    page: pageOf,
  };
}
