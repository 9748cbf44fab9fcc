import { analysisRuleIds } from '../rules/analysisRules.ts';

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

/** A map with these keys and no others. */
export interface ObjectSchema {
  readonly type: 'object';
  readonly properties: Readonly<Record<string, Schema>>;
  readonly additionalProperties: false;
  readonly required?: readonly string[];
}

/** `glob`: over paths below the policy's folder. `reference`: a path below it, perhaps with `#` and a JSON pointer. */
export type StringFormat = 'glob' | 'reference';

const glob = (description: string): Schema => ({ type: 'string', format: 'glob', description });

const exclude: Schema = {
  type: 'array',
  items: glob('A glob relative to this file'),
  description: 'Documents whose claims are not judged; what they state still counts as fact',
};

const history: Schema = {
  type: 'array',
  items: {
    anyOf: [
      glob('Documents that are records: true when written, not judged now'),
      {
        type: 'object',
        properties: {
          match: glob('The documents'),
          heading: { type: 'string', description: 'The heading whose section is a record, as it reads' },
        },
        required: ['match'],
        additionalProperties: false,
      },
    ],
  },
  description: 'Documents, or sections of them, whose text is a record and is not judged',
};

const protectedPaths: Schema = {
  type: 'object',
  properties: {
    from: {
      type: 'array',
      items: { type: 'string', format: 'reference' },
      description:
        'Registries that the repository has already: a CODEOWNERS file, or a list in a JSON or YAML file, as `config/registry.json#/protected_paths`',
    },
    default: { enum: ['allow', 'deny'], description: '`deny` protects everything but what `except` names' },
    paths: {
      type: 'array',
      items: {
        anyOf: [
          glob('A glob relative to this file'),
          {
            type: 'object',
            properties: {
              match: glob('A glob relative to this file'),
              why: { type: 'string', description: 'Shown to whoever changes it' },
              approvals: { type: 'integer', minimum: 0, description: 'How many approvals a change needs' },
              approvers: { type: 'array', items: { type: 'string' }, description: 'Who may approve' },
            },
            required: ['match'],
            additionalProperties: false,
          },
        ],
      },
      description: 'Paths whose change needs an approval',
    },
    except: {
      type: 'array',
      items: glob('A glob relative to this file'),
      description: 'Paths that are not protected whatever else says so',
    },
  },
  additionalProperties: false,
  description: 'Which paths are protected',
};

/** What a policy file may hold, with the rules it can name: of the folder itself, or of a nested one, which sets fewer keys. */
export function policySchema(ruleIds: readonly string[], nested = false): Schema {
  const rules: Schema = {
    type: 'object',
    properties: Object.fromEntries([...ruleIds, ...analysisRuleIds].sort().map(id => [id, severity])),
    additionalProperties: false,
    description: "The severity of a rule's findings, or `off`",
  };
  if (nested) return { type: 'object', properties: { exclude, rules, history }, additionalProperties: false };
  return {
    type: 'object',
    properties: {
      version: { enum: [1], description: 'The version of this format' },
      extends: { type: 'array', items: { enum: presets }, description: 'Presets that this policy begins from' },
      exclude,
      rules,
      history,
      protected: protectedPaths,
    },
    additionalProperties: false,
    description: 'What this folder wants of Groundline',
  };
}

const presets = ['groundline:recommended', 'groundline:strict'] as const;
const severity: Schema = { enum: ['error', 'warning', 'info', 'hint', 'off'] };

/** The policy's schema as a JSON Schema document, as editors take it. */
export function jsonSchema(ruleIds: readonly string[]): object {
  return { $schema: 'http://json-schema.org/draft-07/schema#', title: 'groundline.yaml', ...policySchema(ruleIds) };
}
