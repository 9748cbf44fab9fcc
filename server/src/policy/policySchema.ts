import { analysisRuleIds } from '../rules/analysisRules.ts';
import { policyKeys } from './keys.ts';
import { presets } from './presets.ts';
import { globs, map, type Schema } from './schema.ts';
import { severities } from '../rules/severity.ts';

/** What a policy file may hold, with the rules it can name: of the folder itself, or of a nested one, which sets fewer keys. */
export function policySchema(ruleIds: readonly string[], nested = false): Schema {
  const rules: Schema = {
    ...map(Object.fromEntries([...ruleIds, ...analysisRuleIds].sort().map(id => [id, severity]))),
    description: "The severity of a rule's findings, or `off`",
  };
  const exclude = globs('Documents whose claims are not judged; what they state still counts as fact');
  const keys = Object.fromEntries(policyKeys.filter(it => !nested || it.nested === true).map(it => [it.name, it.schema]));
  if (nested) return map({ exclude, rules, ...keys });
  return map(
    {
      version: { enum: [1], description: 'The version of this format' },
      extends: {
        type: 'array',
        items: { type: 'string', format: 'policy' },
        description: `What this policy begins from, the last of them first: presets (${Object.keys(presets).join(', ')}) or files of the repository, whose globs are read from this folder. Maps merge by key, lists are replaced`,
      },
      exclude,
      rules,
      ...keys,
    },
    [],
    'What this folder wants of Groundline',
  );
}

const severity: Schema = { enum: [...severities, 'off'] };

/** The policy's schema as a JSON Schema document, as editors take it. */
export function jsonSchema(ruleIds: readonly string[]): object {
  return { $schema: 'http://json-schema.org/draft-07/schema#', title: 'groundline.yaml', ...policySchema(ruleIds) };
}
