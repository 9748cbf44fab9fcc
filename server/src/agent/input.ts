import { AgentError } from './folder.ts';
import type { ToolInput, ToolObject, ToolSchema } from './tool.ts';

/** An input as its schema asks for it; an {@link AgentError} names the first place where it is something else. */
export function readInput(schema: ToolObject, input: unknown): ToolInput {
  expect(schema, input ?? {}, 'the input');
  return (input ?? {}) as ToolInput;
}

/** A text of an input, where it was given. */
export const textIn = (input: ToolInput, name: string): string | undefined => input[name] as string | undefined;

/** A list of texts of an input; empty where it was not given. */
export const textsIn = (input: ToolInput, name: string): readonly string[] => (input[name] as readonly string[] | undefined) ?? [];

/** A number of an input, where it was given. */
export const numberIn = (input: ToolInput, name: string): number | undefined => input[name] as number | undefined;

function expect(schema: ToolSchema, value: unknown, place: string): void {
  const fits = (yes: boolean, what: string): void => {
    if (!yes) throw new AgentError(`${place} must be ${what}`);
  };
  switch (schema.type) {
    case 'string':
      fits(typeof value === 'string', 'a text');
      if (schema.enum !== undefined) fits(schema.enum.includes(value as string), `one of ${schema.enum.join(', ')}`);
      return;
    case 'boolean':
      return fits(typeof value === 'boolean', 'true or false');
    case 'integer': {
      const { minimum, maximum = Number.MAX_SAFE_INTEGER } = schema;
      return fits(
        Number.isInteger(value) && (value as number) >= minimum && (value as number) <= maximum,
        `a whole number from ${minimum} on`,
      );
    }
    case 'array':
      fits(Array.isArray(value), 'a list');
      fits((value as unknown[]).length >= (schema.minItems ?? 0), 'a list that is not empty');
      for (const [index, item] of (value as unknown[]).entries()) expect(schema.items, item, `item ${index + 1} of ${place}`);
      return;
    case 'object': {
      fits(typeof value === 'object' && value !== null && !Array.isArray(value), 'an object');
      const given = Object.entries(value as object);
      for (const [name, item] of given) {
        const property = Object.hasOwn(schema.properties, name) ? schema.properties[name] : undefined;
        if (property === undefined)
          throw new AgentError(`${place} has no "${name}"; it takes ${Object.keys(schema.properties).join(', ')}`);
        if (item !== undefined) expect(property, item, `"${name}"`);
      }
      for (const name of schema.required ?? []) if (!given.some(([it]) => it === name)) throw new AgentError(`"${name}" is missing`);
    }
  }
}
