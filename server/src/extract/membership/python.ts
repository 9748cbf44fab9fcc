import { parser } from '@lezer/python';
import type { SyntaxNode } from '@lezer/common';
import type { CharacterStep } from '../../facts/membership.ts';
import { scanPython } from '../python/scan.ts';
import { argumentsOf, type Language } from './language.ts';

/** How memberships are written in Python. */
export const python: Language = {
  changing: /\.(?:lower|upper|casefold|replace)\(/,
  constants: /^([A-Za-z_]\w*)[ \t]*(?::[^=\n]+)?=[ \t]*(?:frozenset\(|set\(|tuple\()?(?:\s|#[^\n]*\n)*[{[(](?:\s|#[^\n]*\n)*u?["']/gm,
  tests: /[ \t)\]]in[ \t]+([A-Za-z_]\w*)\b(?![.([])/g,
  valueOf: (text, start) => text.slice(text.lastIndexOf('\n', start) + 1, start + 1).replace(/[ \t]+not[ \t]+$/, ''),
  parse: (text, constants) => parser.parse(text, [], rangesFor(text, constants)),
  literals: new Set(['SetExpression', 'ArrayExpression', 'TupleExpression', 'ParenthesizedExpression', 'DictionaryExpression']),
  functions: new Set(['FunctionDefinition', 'LambdaExpression', 'Script']),
  constant(node, read) {
    if (node.name !== 'AssignStatement' || node.parent?.name !== 'Script') return undefined;
    const target = node.firstChild;
    const value = node.lastChild;
    if (target?.name !== 'VariableName' || value === null || node.getChildren('AssignOp').length !== 1) return undefined;
    const wrapped =
      value.name === 'CallExpression' && /^(?:frozenset|set|tuple)$/.test(read(value.firstChild)) ? argumentsOf(value)[0] : value;
    return wrapped === undefined ? undefined : { name: read(target), literal: wrapped };
  },
  membership(node, read) {
    if (node.name !== 'BinaryExpression' || node.getChild('in') === null) return undefined;
    const set = node.lastChild;
    const value = node.firstChild;
    return set?.name === 'VariableName' && value !== null ? { set: read(set), value } : undefined;
  },
  step(node, read) {
    if (node.name !== 'CallExpression' || node.firstChild?.name !== 'MemberExpression') return undefined;
    const of = node.firstChild.firstChild;
    const method = read(node.firstChild.getChild('PropertyName'));
    const values = argumentsOf(node);
    if (of === null) return undefined;
    if (method === 'strip' || method === 'lstrip' || method === 'rstrip') return values.length === 0 ? { of, steps: [] } : undefined;
    if (method === 'lower' || method === 'casefold') return { of, steps: [{ does: 'lower' }] };
    if (method === 'upper') return { of, steps: [{ does: 'upper' }] };
    const [from, to] = values.map(it => plainString(read(it)));
    if (method !== 'replace' || values.length !== 2 || from?.length !== 1 || to === undefined) return undefined;
    const step: CharacterStep = { does: 'replace', character: from, by: to };
    return { of, steps: [step] };
  },
  assigned(node, name, read) {
    if (node.name === 'AssignStatement') {
      const target = node.firstChild;
      if (target?.name === 'VariableName' && node.getChildren('AssignOp').length === 1)
        return read(target) === name ? { value: node.lastChild ?? undefined } : undefined;
      return bindsName(node, name, read) ? { value: undefined } : undefined;
    }
    if (!rebinding.has(node.name)) return undefined;
    return bindsName(node, name, read) ? { value: undefined } : undefined;
  },
  functionName: (scope, read) => (scope.name === 'FunctionDefinition' ? read(scope.getChild('VariableName')) : undefined),
  text: plainString,
};

/**
 * The parts of a module that matter: not the functions and classes of its top level that seem to test nothing against one of some
 * constants, nor assignments to others where no test stands outside of functions. A tree is dear, be it of blanks.
 */
function rangesFor(text: string, constants: ReadonlySet<string>): readonly { readonly from: number; readonly to: number }[] {
  const starts: number[] = [];
  scanPython(text, at => starts.push(at), undefined);
  const parts = starts.map((from, index) => {
    const to = starts[index + 1] ?? text.length;
    const part = text.slice(from, to);
    // What is indented is the body of something, and cannot be missed.
    const isInner = from > 0 && text[from - 1] !== '\n';
    const tests = Array.from(part.matchAll(python.tests), it => it[1] ?? '').some(it => constants.has(it));
    return { from, to, isInner, tests, isDefinition: definition.test(part), name: assigned.exec(part)?.[1] };
  });
  const testsOutside = parts.some(it => it.tests && !it.isDefinition);
  const ranges: { from: number; to: number }[] = [{ from: 0, to: starts[0] ?? text.length }];
  for (const { from, to, isInner, tests, isDefinition, name } of parts) {
    const isOther = isDefinition ? !tests : name !== undefined && !testsOutside && !constants.has(name);
    if (isOther && !isInner) continue;
    const before = ranges.at(-1);
    if (before?.to === from) before.to = to;
    else ranges.push({ from, to });
  }
  return ranges.filter(it => it.from < it.to);
}

const definition = /^(?:@|(?:async[ \t]+)?def\b|class\b)/;
const assigned = /^(\w+)[ \t]*(?::[^=\n]+)?=(?!=)/;

const rebinding = new Set([
  'UpdateStatement',
  'ForStatement',
  'WithStatement',
  'NamedExpression',
  'ScopeStatement',
  'DeleteStatement',
  'ImportStatement',
]);

/** Whether a statement names a variable before its body: too much is better than too little, since a value then counts as unknown. */
function bindsName(node: SyntaxNode, name: string, read: (node: SyntaxNode) => string): boolean {
  for (
    let child = node.firstChild;
    child !== null && child.name !== 'Body' && child.name !== 'in' && child.name !== 'AssignOp';
    child = child.nextSibling
  )
    if (child.name === 'VariableName' ? read(child) === name : /Expression$/.test(child.name) && read(child).includes(name)) return true;
  return false;
}

function plainString(written: string): string | undefined {
  const match = /^u?(["'])((?:(?!\1)[^\\\n])*)\1$/.exec(written);
  return match?.[2];
}
