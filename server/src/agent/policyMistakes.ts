import type { Finding } from '../analysis/finding.ts';
import { analysisRules } from '../rules/analysisRules.ts';
import { AgentError, type AgentFolder } from './folder.ts';
import { placeOf } from './place.ts';

/** The mistakes of the policy. While there are some nobody knows what is protected, nor which findings are wanted. */
export const policyMistakes = (folder: AgentFolder): readonly Finding[] =>
  folder.findings().filter(it => it.rule === analysisRules.invalidPolicy.id);

/** An {@link AgentError} where the policy has mistakes: what is protected cannot be told then. */
export function expectPolicy(folder: AgentFolder): void {
  const [first] = policyMistakes(folder);
  if (first === undefined) return;
  const { path, line, column } = placeOf(folder, first);
  throw new AgentError(
    `The policy has mistakes, so what is protected is not known; mend them first: ${path}:${line}:${column} ${first.message}`,
  );
}
