import { textOf, valueOf, type YamlNode } from '../yaml.ts';

/** Whether a job or a step is switched off: its `if` is `false` as it stands. */
export const isSwitchedOff = (node: YamlNode | undefined): boolean =>
  /^\s*(?:\$\{\{\s*)?false\s*(?:\}\})?\s*$/.test(textOf(valueOf(node, 'if')) ?? '');
