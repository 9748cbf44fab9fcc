import type { AgentTool } from '../agent/tool.ts';
import { agentTools } from '../agent/tools.ts';

/** The extension's manifest with the tools that programs have, as VS Code wants them contributed. */
export function withLanguageModelTools(manifest: string): string {
  const read = JSON.parse(manifest);
  read.contributes.languageModelTools = agentTools.map(contribution);
  return `${JSON.stringify(read, undefined, 2)}\n`;
}

const contribution = ({ name, title, description, input, writes }: AgentTool) => ({
  name: `groundline_${name}`,
  displayName: title,
  modelDescription: description,
  userDescription: description.split('. ')[0],
  canBeReferencedInPrompt: true,
  toolReferenceName: referenceName(name),
  icon: writes ? '$(question)' : '$(verified)',
  tags: ['groundline'],
  inputSchema: input,
});

/** As people write it behind `#`: `groundlineProtectedStatus`. */
const referenceName = (name: string): string => `groundline_${name}`.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
