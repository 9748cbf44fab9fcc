/** The part of JSON Schema that the policy needs, so that one description serves editors, validation and this program. */
export type Schema = { readonly description?: string } & (
  | ObjectSchema
  | { readonly type: 'array'; readonly items: Schema }
  | { readonly type: 'string'; readonly format?: StringFormat }
  | { readonly type: 'boolean' }
  | { readonly type: 'integer'; readonly minimum: number }
  | { readonly enum: readonly (string | number)[] }
  | { readonly anyOf: readonly Schema[] }
);

/** A map with these keys, and with others only when `additionalProperties` says what they may hold. */
export interface ObjectSchema {
  readonly type: 'object';
  readonly properties: Readonly<Record<string, Schema>>;
  readonly additionalProperties: false | Schema;
  readonly required?: readonly string[];
}

/**
 * `glob`: over paths below the policy's folder. `reference`: a path below it, perhaps with `#` and a JSON pointer. `folder`: a folder,
 * `.` the policy's own. `pattern`: RE2's syntax. `policy`: a preset or a path. `date`: a day, `2027-01-31`.
 */
export type StringFormat = 'glob' | 'reference' | 'folder' | 'pattern' | 'policy' | 'date';

/** A glob relative to the policy file. */
export const glob = (description: string): Schema => ({ type: 'string', format: 'glob', description });

/** A list of globs relative to the policy file. */
export const globs = (description: string): Schema => ({ type: 'array', items: glob('A glob relative to this file'), description });

/** A text that people read. */
export const text = (description: string): Schema => ({ type: 'string', description });

/** A map with just these keys. */
export function map(properties: Readonly<Record<string, Schema>>, required: readonly string[] = [], description?: string): Schema {
  return {
    type: 'object',
    properties,
    additionalProperties: false,
    ...(required.length > 0 ? { required } : {}),
    ...(description === undefined ? {} : { description }),
  };
}
