import type { ToolObject, ToolSchema } from './tool.ts';

export const text = (description: string): ToolSchema => ({ type: 'string', description });

export const list = (items: ToolSchema, description: string, minItems = 0): ToolSchema => ({
  type: 'array',
  items,
  description,
  ...(minItems > 0 ? { minItems } : {}),
});

export const count = (description: string, minimum = 0, maximum?: number): ToolSchema => ({
  type: 'integer',
  minimum,
  description,
  ...(maximum === undefined ? {} : { maximum }),
});

export const object = (
  properties: Readonly<Record<string, ToolSchema>>,
  required: readonly string[] = Object.keys(properties),
): ToolObject => ({
  type: 'object',
  properties,
  additionalProperties: false,
  ...(required.length > 0 ? { required } : {}),
});
