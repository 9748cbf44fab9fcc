import { readArguments } from '../arguments.ts';
import type { Call, Tool } from '../call.ts';

/** Programs that make a project, by the subcommand in front of the project's name. */
const subcommands: Readonly<Record<string, RegExp>> = {
  rails: /^new$/,
  'django-admin': /^start(?:project|app)$/,
  poetry: /^new$/,
  helm: /^create$/,
  nest: /^new$/,
  laravel: /^new$/,
  flutter: /^create$/,
  gatsby: /^new$/,
};

/** Those that make a project where they run, from a template of their own. */
export const generators: Readonly<Record<string, Tool>> = Object.fromEntries(
  Object.entries(subcommands).map(([program, subcommand]) => [program, makeProject(subcommand)]),
);

/** `create-next-app my-app`, `create-vite@latest my-app`: packages of this name make a project. Source: npm, "npm init". */
export function runGenerator(call: Call): void {
  if (!/^create-[\w-]+(?:@[\w.-]+)?$/.test(call.program)) return;
  const [project] = readArguments(call.args).operands;
  if (project !== undefined) call.produces(project, undefined, 'project');
}

function makeProject(subcommand: RegExp): Tool {
  return call => {
    const [first, second] = readArguments(call.args).operands;
    if (subcommand.test(first?.text ?? '') && second !== undefined) call.produces(second, undefined, 'project');
  };
}
