import type { AgentTool } from './tool.ts';
import { check } from './tools/check.ts';
import { explain } from './tools/explain.ts';
import { facts } from './tools/facts.ts';
import { protectedStatus } from './tools/protectedStatus.ts';
import { requestApproval } from './tools/requestApproval.ts';

/** Everything that a program may ask: it reads, and asks for approvals; it never gives one. */
export const agentTools: readonly AgentTool[] = [check, explain, facts, protectedStatus, requestApproval];
