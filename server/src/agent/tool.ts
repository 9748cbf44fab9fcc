import type { AgentFolder } from './folder.ts';

/** The part of JSON Schema (draft 2020-12) that the tools' inputs and outputs need. */
export type ToolSchema = { readonly description?: string } & (
  | { readonly type: 'string'; readonly enum?: readonly string[] }
  | { readonly type: 'boolean' }
  | { readonly type: 'integer'; readonly minimum: number; readonly maximum?: number }
  | { readonly type: 'array'; readonly items: ToolSchema; readonly minItems?: number }
  | ToolObject
);

/** An object with just these properties. */
export interface ToolObject {
  readonly type: 'object';
  readonly description?: string;
  readonly properties: Readonly<Record<string, ToolSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties: false;
}

/** What a tool answers: the same as text for a model and as data of the tool's output schema. */
export interface ToolAnswer {
  readonly text: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Something that a program which edits a workspace may ask. None of them decides: who may change what is for people. */
export interface AgentTool {
  /** As programs call it, in snake case. */
  readonly name: string;
  /** As people see it. */
  readonly title: string;
  /** Says to a model what it learns from the tool and when to use it. */
  readonly description: string;
  readonly input: ToolObject;
  readonly output: ToolObject;
  /** Whether a file is written. */
  readonly writes: boolean;
  /** Answers; throws an `AgentError` for what is the caller's to mend. */
  run(folder: AgentFolder, input: ToolInput): Promise<ToolAnswer> | ToolAnswer;
}

/** An input that fits the tool's schema. */
export type ToolInput = Readonly<Record<string, unknown>>;
