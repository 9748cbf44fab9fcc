import { parser } from '@lezer/javascript';
import type { CharacterStep } from '../../facts/membership.ts';
import { argumentsOf, type Language } from './language.ts';

/** How memberships are written in JavaScript and TypeScript. */
export const script: Language = {
  changing: /\.(?:replace|replaceAll|to(?:Locale)?(?:Lower|Upper)Case)\(/,
  constants:
    /^(?:export[ \t]+)?const[ \t]+([A-Za-z_$][\w$]*)[^=\n]*=[ \t]*(?:new[ \t]+Set(?:<[^>\n]*>)?\()?\s*\[(?:\s|\/\/[^\n]*\n)*["'`]/gm,
  tests: /\b([A-Za-z_$][\w$]*)\.(?:has|includes|indexOf)\(\s*/g,
  valueOf: (text, _start, end) => /^[\w$]+(?=\s*\))|[^\n]*(?:\n[ \t]*\.[^\n]*)*/.exec(text.slice(end, end + 400))?.[0] ?? '',
  parse: text => parser.configure({ dialect: 'ts' }).parse(text),
  literals: new Set(['ArrayExpression', 'ObjectExpression']),
  functions: new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunction', 'MethodDeclaration', 'Script']),
  constant(node, read) {
    const top = node.parent?.name === 'ExportDeclaration' ? node.parent.parent : node.parent;
    if (node.name !== 'VariableDeclaration' || top?.name !== 'Script' || node.getChild('const') === null) return undefined;
    const [target, ...others] = node.getChildren('VariableDefinition');
    let value = node.getChild('Equals')?.nextSibling ?? null;
    if (target === undefined || others.length > 0 || value === null) return undefined;
    if (value.name === 'BinaryExpression' && value.lastChild?.name === 'const') value = value.firstChild;
    if (value?.name === 'NewExpression' && read(value.getChild('VariableName')) === 'Set') value = argumentsOf(value)[0] ?? null;
    return value === null ? undefined : { name: read(target), literal: value };
  },
  membership(node, read) {
    const callee = node.name === 'CallExpression' ? node.firstChild : null;
    const set = callee?.name === 'MemberExpression' ? callee.firstChild : null;
    const [value, ...others] = argumentsOf(node);
    if (set?.name !== 'VariableName' || value === undefined || others.length > 0) return undefined;
    return /^(?:has|includes|indexOf)$/.test(read(callee?.getChild('PropertyName') ?? null)) ? { set: read(set), value } : undefined;
  },
  step(node, read) {
    const callee = node.name === 'CallExpression' ? node.firstChild : null;
    const of = callee?.name === 'MemberExpression' ? callee.firstChild : null;
    if (of === null) return undefined;
    const method = read(callee?.getChild('PropertyName') ?? null);
    const [pattern, by] = argumentsOf(node);
    if (/^trim(?:Start|End)?$|^toString$/.test(method)) return { of, steps: [] };
    if (/^to(?:Locale)?LowerCase$/.test(method)) return { of, steps: [{ does: 'lower' }] };
    if (/^to(?:Locale)?UpperCase$/.test(method)) return { of, steps: [{ does: 'upper' }] };
    const to = by === undefined ? undefined : plainString(read(by));
    if (pattern === undefined || to === undefined || to.includes('$') || !/^replace(?:All)?$/.test(method)) return undefined;
    const from =
      pattern.name === 'RegExp' ? everyOf(read(pattern)) : method === 'replaceAll' ? charactersOf(plainString(read(pattern))) : undefined;
    return from === undefined ? undefined : { of, steps: from.map((character): CharacterStep => ({ does: 'replace', character, by: to })) };
  },
  assigned(node, name, read) {
    if (node.name === 'VariableDeclaration') {
      const targets = node.getChildren('VariableDefinition').map(read);
      if (!targets.includes(name))
        return (node.getChild('ArrayPattern') ?? node.getChild('ObjectPattern')) ? { value: undefined } : undefined;
      return { value: targets.length === 1 ? (node.getChild('Equals')?.nextSibling ?? undefined) : undefined };
    }
    if (node.name === 'AssignmentExpression' && read(node.firstChild) === name)
      return { value: node.getChild('Equals') === null ? undefined : (node.lastChild ?? undefined) };
    return /^(?:UpdateOp|PostfixExpression|ForOfSpec|ForInSpec)$/.test(node.name) && read(node).includes(name)
      ? { value: undefined }
      : undefined;
  },
  functionName(scope, read) {
    const name = scope.getChild('VariableDefinition') ?? scope.getChild('PropertyDefinition');
    if (name !== null) return read(name);
    return scope.name === 'ArrowFunction' && scope.parent?.name === 'VariableDeclaration'
      ? read(scope.parent.getChild('VariableDefinition'))
      : undefined;
  },
  text: plainString,
};

function plainString(written: string): string | undefined {
  return /^(["'`])((?:(?!\1)[^\\\n$])*)\1$/.exec(written)?.[2];
}

const charactersOf = (text: string | undefined): readonly string[] | undefined => (text?.length === 1 ? [text] : undefined);

/** The characters that a pattern with the flag `g` replaces one by one: `/-/g`, `/[-\s]/g`; undefined for any other pattern. */
function everyOf(written: string): readonly string[] | undefined {
  const match = /^\/(?:\\?([^\\[\](){}.*+?^$|/\w]|\\[.]|\w)|\[((?:\\[\-.s/]|[^\\\]^])+)\])\+?\/[a-z]*g[a-z]*$/.exec(written);
  if (match === null) return undefined;
  const inside = match[1] ?? match[2] ?? '';
  if (/[^\\]-[^\]]/.test(inside) && inside.length > 1 && !inside.startsWith('-') && !inside.endsWith('-')) return undefined;
  return [...inside.replace(/\\s/g, ' ').replace(/\\(.)/g, '$1')];
}
