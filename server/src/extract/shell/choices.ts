/**
 * The values that an expression may have, by its text without blanks (`matrix.group`): those of a matrix that is written out. One with an
 * expression in it is open, and so is a value that only a list computed elsewhere gives. Source: GitHub, "Workflow syntax", `strategy.matrix`.
 */
export type Choices = Readonly<Record<string, readonly string[]>>;

/** Whether a text that is compared with another can never be equal to it: an expression none of whose values it is. */
export function neverEqual(choices: Choices, written: string, other: string): boolean {
  const expression = /^\$\{\{\s*([\w.-]+)\s*\}\}$/.exec(written)?.[1];
  const values = expression === undefined ? undefined : choices[expression];
  return values !== undefined && !/[$*?[{]/.test(other) && !values.includes(other);
}
