/** A value of GitHub's expressions, as far as our files have them. */
export type Value = string | boolean | null | { readonly [key: string]: Value };

/** What an expression can ask. */
export interface Surroundings {
  readonly values: Readonly<Record<string, Value>>;
  readonly functions: Readonly<Record<string, (argument: string) => Value>>;
}

/** A text in which each `${{ … }}` stands for what it says. */
export const substitute = (text: string, around: Surroundings): string =>
  text.replace(/\$\{\{(.*?)\}\}/gs, (_, source: string) => spelled(evaluate(source, around)));

/** Whether a step runs. Without a word on the state of the job it does as long as nothing has failed. */
export function holds(condition: string, around: Surroundings): boolean {
  const source = /^\$\{\{(.*)\}\}$/s.exec(condition.trim())?.[1] ?? condition;
  const asksState = /\b(?:always|cancelled|failure|success)\(\)/.test(source);
  return truthy(evaluate(asksState ? source : `success() && (${source})`, around));
}

/** Evaluates names, texts, `!`, `==`, `!=`, `&&`, `||`, parentheses and calls; anything else is an error, and so is an unknown name. */
export function evaluate(source: string, { values, functions }: Surroundings): Value {
  const tokens = source.match(/'(?:[^']|'')*'|[\w.-]+|[!=]=|&&|\|\||[!()]|\S/g) ?? [];
  let at = 0;
  const take = (token: string): boolean => tokens[at] === token && ++at > 0;
  const need = (token: string): void => {
    if (!take(token)) throw new Error(`"${token}" expected in "${source}", at "${tokens[at]}"`);
  };
  const or = (): Value => {
    let left = and();
    while (take('||')) left = keep(left, and(), !truthy(left));
    return left;
  };
  const and = (): Value => {
    let left = equal();
    while (take('&&')) left = keep(left, equal(), truthy(left));
    return left;
  };
  const equal = (): Value => {
    const left = one();
    if (take('==')) return same(left, one());
    if (take('!=')) return !same(left, one());
    return left;
  };
  const one = (): Value => {
    if (take('!')) return !truthy(one());
    if (take('(')) {
      const value = or();
      need(')');
      return value;
    }
    const token = tokens[at++] ?? '';
    if (token.startsWith("'")) return token.slice(1, -1).replaceAll("''", "'");
    if (take('(')) {
      const call = functions[token];
      if (call === undefined) throw new Error(`no function "${token}" here`);
      const argument = tokens[at] === ')' ? '' : or();
      need(')');
      return call(String(argument));
    }
    if (token === 'true' || token === 'false') return token === 'true';
    return lookUp(token, values);
  };
  const value = or();
  if (at < tokens.length) throw new Error(`"${tokens[at]}" is not understood in "${source}"`);
  return value;
}

const keep = (left: Value, right: Value, taken: boolean): Value => (taken ? right : left);

/** Only the first two names have to be there: what an event lacks is null. */
function lookUp(name: string, values: Surroundings['values']): Value {
  let value: Value = values;
  for (const [index, part] of name.split('.').entries()) {
    const next: Value | undefined = value !== null && typeof value === 'object' ? value[part] : undefined;
    if (next === undefined && index < 2) throw new Error(`nothing is known of "${name}"`);
    value = next ?? null;
  }
  return value;
}

const truthy = (value: Value): boolean => value !== false && value !== null && value !== '';

/** GitHub compares null and false as it compares numbers. */
const same = (a: Value, b: Value): boolean => (a ?? false) === (b ?? false);

const spelled = (value: Value): string => (value === null ? '' : String(value));
